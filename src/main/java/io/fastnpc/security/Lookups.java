package io.fastnpc.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fastnpc.trouble.Impatience;
import java.util.Optional;

/** The ways to learn of the account behind a token, by how sure the answer is. Thread-safe. */
final class Lookups {
  private final Accounts accounts;
  private final RecentConfirmations recent = new RecentConfirmations(Ticker.systemTicker());

  private final Impatience impatience;

  Lookups(Accounts accounts, Impatience impatience) {
    this.accounts = accounts;
    this.impatience = impatience;
  }

  /** An account and how well it is known. */
  record Known(Account account, Confirmation confirmation) {
    Caller caller() {
      return new Caller(account.id(), account.username(), account.admin(), confirmation);
    }
  }

  /** One of the ways; absent: there is no such account. It throws what the look-up throws. */
  interface Lookup {
    Optional<Known> of(SessionToken token);
  }

  /** As the cache has it. */
  Optional<Known> cached(SessionToken token) {
    return accounts.account(token.userId()).map(account -> new Known(account, Confirmation.NONE));
  }

  /** As PostgreSQL has it now. */
  Optional<Known> stored(SessionToken token) {
    Optional<Account> account = accounts.stored(token.userId());
    recent.note(token, account);
    return account.map(now -> new Known(now, Confirmation.NOW));
  }

  /** As PostgreSQL has it now, or where it says nothing had it in the last five minutes. */
  Optional<Known> storedLately(SessionToken token) {
    try {
      // Who has nothing to fall back upon waits as long as it takes.
      return recent.of(token).isPresent() ? impatience.ask(() -> stored(token)) : stored(token);
    } catch (RuntimeException away) {
      return Optional.of(
          recent
              .of(token)
              .map(earlier -> new Known(earlier, Confirmation.EARLIER))
              .orElseThrow(() -> away));
    }
  }

  /** Forgets what PostgreSQL has said of the user's sessions. */
  void forget(int userId) {
    recent.forget(userId);
  }
}
