package io.fastnpc.users;

import io.fastnpc.audit.Actor;
import io.fastnpc.audit.Audit;
import io.fastnpc.brake.Brake;
import io.fastnpc.http.addresses.ClientAddresses;
import io.fastnpc.overload.HashingBound;
import io.fastnpc.overload.TooManyAttempts;
import io.fastnpc.security.Account;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Attempts to log in, through whichever door: slowed down, bounded and noted alike. */
@ApplicationScoped
class LogIns {
  @EJB private UserRepository users;

  @Inject private HashingBound hashing;

  @Inject private Brake brake;

  @Inject private ClientAddresses addresses;

  @Inject private Audit audit;

  /**
   * The account that {@code username} and {@code password} open, absent if they open none.
   *
   * @throws TooManyAttempts if there were too many wrong ones or there are too many at once;
   *     nothing was tried
   */
  Optional<Account> attempt(String username, String password, HttpServletRequest request) {
    Actor sender = audit.actor(request);
    return brake.logIn(
        username,
        addresses.of(request),
        () -> {
          Optional<Credentials> known = users.credentials(username);
          Optional<Account> account = hashing.within(() -> Passwords.account(password, known));
          audit.record(LogInDeeds.of(account, known, sender));
          return account;
        });
  }
}
