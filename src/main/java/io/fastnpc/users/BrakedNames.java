package io.fastnpc.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.security.Account;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Whose the names are with which passwords are tried in vain, so that the audit can say which
 * account is attacked when no try reaches PostgreSQL any more. In bounded memory, with few look-ups
 * of its own. Thread-safe.
 */
final class BrakedNames {
  private static final int MOST = 10_000;
  private static final int LONGEST = 256;

  /** How many look-ups there are in a minute. */
  static final int MOST_LOOK_UPS = 100;

  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final String LOOK_UPS = "look-ups";

  private final Cache<String, Optional<Account>> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

  private final Cache<String, AtomicInteger> lookUps =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Notes that {@code account}, or nobody's, is the one that is called {@code name}. */
  void note(String name, Optional<Account> account) {
    if (name.length() <= LONGEST) {
      known.put(name, account);
    }
  }

  /**
   * The account called {@code name}; absent where there is none, and where that would take one
   * look-up too many or the look-up fails.
   */
  Optional<Account> account(String name, Function<String, Optional<Account>> lookUp) {
    Optional<Account> noted = known.getIfPresent(name);
    if (noted != null) {
      return noted;
    }
    if (name.length() > LONGEST || lookUps() > MOST_LOOK_UPS) {
      return Optional.empty();
    }
    try {
      Optional<Account> found = lookUp.apply(name);
      note(name, found);
      return found;
    } catch (DatabaseFailure unknown) {
      return Optional.empty(); // the refusal is counted without an account
    }
  }

  private int lookUps() {
    return lookUps.get(LOOK_UPS, first -> new AtomicInteger()).incrementAndGet();
  }
}
