package io.fastnpc.cache;

import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Has the defects of the invalidation log mended once they have stayed the same for some seconds,
 * and then every few seconds, and tells the operator where they begin, why they last, and where
 * they end. Used by one thread.
 */
final class Repairs {
  private static final Logger LOG = System.getLogger(Repairs.class.getName());

  /**
   * Before the first attempt, since somebody may be at work: a restore fails at a trigger that
   * exists already. And from one to the next, since writers queue behind each.
   */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final InvalidationLog log;
  private final Time time;
  private final Trouble defective;
  private final Trouble lasting;

  private List<String> known = List.of();

  /** When {@link #known} was first seen or last attempted. */
  private long since;

  Repairs(InvalidationLog log, Time time, Troubles troubles) {
    this.log = log;
    this.time = time;
    this.defective =
        troubles.of(
            LOG, Level.WARNING, "The cache is not used: the invalidation log misses changes");
    this.lasting =
        troubles.of(
            LOG,
            Level.WARNING,
            "The invalidation log cannot be put right from here; the owner of the tables can do it"
                + " by SELECT cache_log_repair()");
  }

  /** Heeds the defects of the latest reading. Never fails. */
  void see(List<String> defects) {
    List<String> sorted = defects.stream().sorted().toList();
    if (!sorted.equals(known)) {
      known = sorted;
      since = time.nanos();
    }
    if (defects.isEmpty()) {
      defective.over();
      lasting.over();
      return;
    }
    defective.happened(String.join("; ", known));
    if (time.nanos() - since >= PAUSE.toNanos()) {
      attempt();
    }
  }

  /** One line, equal for those that will behave alike. */
  String fingerprint() {
    return known + " " + since;
  }

  private void attempt() {
    since = time.nanos();
    try {
      log.repair();
    } catch (LogUnavailable failure) {
      lasting.happened(String.valueOf(failure.getMessage()));
    }
  }
}
