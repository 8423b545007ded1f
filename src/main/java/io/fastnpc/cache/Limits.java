package io.fastnpc.cache;

import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
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

  private final Trouble late;

  private volatile Optional<List<String>> unkept = Optional.empty();

  Limits(InvalidationLog log, Troubles troubles) {
    this.log = log;
    this.late =
        troubles.of(LOG, Level.WARNING, "The cache is not used: a commit may come after its fence");
  }

  /** Asks PostgreSQL. @throws LogUnavailable if it did not answer; what was known stays known */
  void examine() throws LogUnavailable {
    List<String> now = log.unkeptLimits();
    unkept = Optional.of(now);
    if (now.isEmpty()) {
      late.over();
    } else {
      late.happened(
          "PostgreSQL has "
              + String.join(", ", now)
              + ". Poolers such as PgBouncer drop what a connection asks for: connect to PostgreSQL"
              + " itself, or set the limits with ALTER ROLE … SET …");
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
}
