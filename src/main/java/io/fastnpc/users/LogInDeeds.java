package io.fastnpc.users;

import io.fastnpc.audit.Actor;
import io.fastnpc.audit.Deed;
import io.fastnpc.audit.Kind;
import io.fastnpc.http.addresses.ClientAddress;
import io.fastnpc.security.Account;
import java.util.Optional;

/** What the audit notes of attempts to log in. */
final class LogInDeeds {
  private LogInDeeds() {}

  /**
   * A log-in, or a failure.
   *
   * <p>A name that no account has is not noted: it may be a password, typed into the wrong field.
   *
   * @param account whose session begins; absent: nobody's
   * @param known the account of the name that was typed, if there is one
   * @param from where the request came from, whoever may have a session there already
   */
  static Deed of(Optional<Account> account, Optional<Credentials> known, ClientAddress from) {
    Kind kind = account.isPresent() ? Kind.LOG_IN : Kind.LOG_IN_FAILED;
    return deed(kind, known.map(Credentials::account), from);
  }

  /** A password that was not tried, for {@code named} where it is known whose the name is. */
  static Deed braked(Optional<Account> named, ClientAddress from) {
    return deed(Kind.PASSWORD_BRAKED, named, from);
  }

  private static Deed deed(Kind kind, Optional<Account> known, ClientAddress from) {
    Actor stranger = new Actor(Optional.empty(), "", from.text());
    return Deed.of(
        kind, known.map(named -> stranger.as(named.id(), named.username())).orElse(stranger));
  }
}
