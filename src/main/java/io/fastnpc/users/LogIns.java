package io.fastnpc.users;

import io.fastnpc.audit.Actor;
import io.fastnpc.audit.Audit;
import io.fastnpc.audit.Deed;
import io.fastnpc.audit.Kind;
import io.fastnpc.brake.Brake;
import io.fastnpc.brake.Braked;
import io.fastnpc.http.addresses.ClientAddress;
import io.fastnpc.http.addresses.ClientAddresses;
import io.fastnpc.overload.HashingBound;
import io.fastnpc.overload.TooManyAttempts;
import io.fastnpc.security.Account;
import io.fastnpc.security.Sessions;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import java.util.Optional;

/**
 * What is the same whichever door somebody comes and goes by: attempts to log in are slowed down,
 * bounded and noted, log-outs are noted.
 */
@ApplicationScoped
class LogIns {
  @EJB private UserRepository users;

  @Inject private HashingBound hashing;

  @Inject private Brake brake;

  @Inject private ClientAddresses addresses;

  @Inject private Sessions sessions;

  @Inject private Audit audit;

  private final BrakedNames braked = new BrakedNames();

  /**
   * The account that {@code username} and {@code password} open, absent if they open none.
   *
   * @throws TooManyAttempts if there were too many wrong ones or there are too many at once;
   *     nothing was tried
   */
  Optional<Account> attempt(String username, String password, HttpServletRequest request) {
    ClientAddress from = addresses.of(request);
    try {
      return brake.logIn(
          username,
          from,
          () -> {
            Optional<Credentials> known = users.credentials(username);
            Optional<Account> account = hashing.within(() -> Passwords.account(password, known));
            if (account.isEmpty()) {
              braked.note(username, known.map(Credentials::account));
            }
            audit.record(LogInDeeds.of(account, known, from));
            return account;
          });
    } catch (Braked refused) {
      audit.record(LogInDeeds.braked(braked.account(username, this::account), from));
      throw refused;
    }
  }

  private Optional<Account> account(String username) {
    return users.credentials(username).map(Credentials::account);
  }

  /**
   * Begins a session of {@code account} in place of those that the browser had.
   *
   * @return the cookie that says so to the browser
   */
  NewCookie begin(Account account, HttpServletRequest request) {
    Sessions.Begun begun = sessions.begin(account, request);
    noteEnds(begun.replaced(), request, "replaced");
    return begun.cookie();
  }

  /**
   * Ends the session of {@code request}, or with {@code everywhere} all of its account; nothing
   * happens without one.
   *
   * <p>Throws what the look-up or the write throws; then they go on.
   *
   * @return the cookie that removes the session's cookie from the browser
   */
  NewCookie end(HttpServletRequest request, boolean everywhere) {
    Sessions.LoggedOut out = everywhere ? sessions.endAll(request) : sessions.end(request);
    noteEnds(out.accounts(), request, everywhere ? "everywhere" : "");
    return out.removal();
  }

  private void noteEnds(List<Account> accounts, HttpServletRequest request, String how) {
    Actor somebody = audit.actor(request);
    for (Account account : accounts) {
      Deed end = Deed.of(Kind.LOG_OUT, somebody.as(account.id(), account.username()));
      audit.record(how.isEmpty() ? end : end.with(how));
    }
  }
}
