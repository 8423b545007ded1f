package io.fastnpc.cache;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Has the defects of the invalidation log mended, at once and then every few seconds, and tells the
 * operator where they begin, why they last, and where they end. Used by one thread.
 */
final class Repairs {
  private static final Logger LOG = System.getLogger(Repairs.class.getName());

  /** Writers queue behind an attempt, so there are few. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final InvalidationLog log;
  private final Time time;

  private List<String> known = List.of();
  private long lastAttempt;
  private String refusal = "";

  Repairs(InvalidationLog log, Time time) {
    this.log = log;
    this.time = time;
  }

  /** Heeds the defects of the latest reading. Never fails. */
  void see(List<String> defects) {
    boolean begins = known.isEmpty();
    if (!defects.equals(known)) {
      tell(defects);
    }
    known = defects;
    if (!defects.isEmpty() && (begins || time.nanos() - lastAttempt >= PAUSE.toNanos())) {
      attempt();
    }
  }

  /** One line, equal for those that will behave alike. */
  String fingerprint() {
    return known + " " + lastAttempt;
  }

  private static void tell(List<String> defects) {
    if (defects.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "The invalidation log sees every change again: the cache is emptied, then used");
    } else {
      LOG.log(
          Level.WARNING,
          "The cache is not used: the invalidation log misses changes, since {0}",
          String.join("; ", defects));
    }
  }

  private void attempt() {
    lastAttempt = time.nanos();
    try {
      log.repair();
      refusal = "";
    } catch (LogUnavailable failure) {
      if (!refusal.equals(failure.getMessage())) {
        refusal = String.valueOf(failure.getMessage());
        LOG.log(
            Level.WARNING,
            "That cannot be put right from here and is tried again every {0} s: {1}. The owner of"
                + " the tables can do it: SELECT cache_log_repair()",
            PAUSE.toSeconds(),
            refusal);
      }
    }
  }
}
