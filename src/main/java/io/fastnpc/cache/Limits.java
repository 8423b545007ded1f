package io.fastnpc.cache;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Whether PostgreSQL keeps the bounds that "no commit comes after its fence" rests on, as far as
 * this worker knows. Thread-safe: one thread asks, another decides on trust.
 */
final class Limits {
  private static final Logger LOG = System.getLogger(Limits.class.getName());

  private final InvalidationLog log;

  private volatile Optional<List<String>> unkept = Optional.empty();

  Limits(InvalidationLog log) {
    this.log = log;
  }

  /** Asks PostgreSQL. @throws LogUnavailable if it did not answer; what was known stays known */
  void examine() throws LogUnavailable {
    List<String> now = log.unkeptLimits();
    List<String> before = unkept.orElse(List.of());
    unkept = Optional.of(now);
    if (!now.equals(before)) {
      tell(now);
    }
  }

  /** Whether PostgreSQL has answered yet. */
  boolean known() {
    return unkept.isPresent();
  }

  /** Whether it keeps all of them; not before it has answered. */
  boolean kept() {
    return unkept.filter(List::isEmpty).isPresent();
  }

  private static void tell(List<String> unkept) {
    if (unkept.isEmpty()) {
      LOG.log(Level.WARNING, "PostgreSQL keeps all time limits again: the cache may be used");
    } else {
      LOG.log(
          Level.WARNING,
          "The cache is not used: a commit may come too late, since PostgreSQL has {0}. Poolers such"
              + " as PgBouncer drop what a connection asks for: connect to PostgreSQL itself, or set"
              + " the limits with ALTER ROLE … SET …",
          String.join(", ", unkept));
    }
  }
}
