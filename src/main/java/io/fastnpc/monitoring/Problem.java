package io.fastnpc.monitoring;

import io.fastnpc.cache.Standing;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.fleet.ReportedStanding;
import io.fastnpc.cache.statistics.Tally;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Something that an operator should know of, most urgent first: how serious it is, how it shows,
 * and which words say it.
 */
public enum Problem {
  /** PostgreSQL does not answer: nothing works. */
  POSTGRES_DOWN(Severity.BAD, (fleet, redis, postgres) -> !postgres.up()),
  /** Redis does not answer: all reads go to the database, and figures are one worker's. */
  REDIS_DOWN(
      Severity.WARN,
      (fleet, redis, postgres) -> !redis.up() && !Symptoms.any(fleet, Standing.STORE_REFUSES)),
  /** Redis answers, and refuses what the cache needs; its row says what. */
  REDIS_REFUSES(
      Severity.WARN, (fleet, redis, postgres) -> Symptoms.any(fleet, Standing.STORE_REFUSES)),
  /** A worker reaches another Redis than the one that counts. */
  DEPOSED(Severity.WARN, (fleet, redis, postgres) -> Symptoms.any(fleet, Standing.DEPOSED)),
  /** Redis restarted or failed over, or a writer could not reach it; no worker reads it yet. */
  VACANT(Severity.WARN, (fleet, redis, postgres) -> Symptoms.any(fleet, Standing.VACANT)),
  /** The log does not reach back far enough, poll after poll; the cache is emptied each time. */
  LOG_GAPS(Severity.WARN, (fleet, redis, postgres) -> Symptoms.any(fleet, Standing.LOG_GAPS)),
  /** The log does not see every change; nobody uses the cache until its triggers are right. */
  LOG_INCOMPLETE(
      Severity.WARN, (fleet, redis, postgres) -> Symptoms.any(fleet, Standing.LOG_INCOMPLETE)),
  /** A commit might come after its fence; that worker does not use the cache. */
  COMMITS_UNBOUNDED(
      Severity.WARN, (fleet, redis, postgres) -> Symptoms.any(fleet, Standing.COMMITS_UNBOUNDED)),
  /** A worker fell silent without a good-bye; nobody has dismissed it yet. */
  WORKER_LOST(Severity.WARN, (fleet, redis, postgres) -> !fleet.lost().isEmpty()),
  /** A worker has missed reports, so that nobody knows its state. */
  WORKER_LATE(Severity.WARN, (fleet, redis, postgres) -> !fleet.late().isEmpty()),
  /** A worker does not use the cache, for another reason; its row says which. */
  WORKER_WITHOUT_TRUST(
      Severity.WARN,
      (fleet, redis, postgres) -> redis.up() && Symptoms.anyOtherwiseUntrusting(fleet)),
  /** The cache is switched off on a worker. */
  SWITCHED_OFF(
      Severity.WARN, (fleet, redis, postgres) -> Symptoms.any(fleet, Standing.SWITCHED_OFF)),
  /** Redis uses nine tenths of the memory it may use. */
  MEMORY_NEARLY_FULL(Severity.REMARK, (fleet, redis, postgres) -> Symptoms.nearlyFull(redis)),
  /** Redis has evicted entries for lack of memory in the last hour. */
  MEMORY_EVICTIONS(Severity.REMARK, (fleet, redis, postgres) -> redis.evictedLastHour() > 0),
  /** Nothing but accounts has been read yet. */
  NOTHING_YET(Severity.REMARK, (fleet, redis, postgres) -> Symptoms.unused(fleet));

  /** How serious a problem is. */
  public enum Severity {
    /** Worth knowing, but nothing works worse for it. */
    REMARK,
    /** Everything is answered, but more slowly. */
    WARN,
    /** Requests fail. */
    BAD
  }

  /** How a problem shows. */
  private interface Symptom {
    boolean shows(Fleet.View fleet, ServerFacts redis, PostgresFacts postgres);
  }

  private final Severity severity;

  @SuppressWarnings("ImmutableEnumChecker") // none of the lambdas has a state
  private final Symptom symptom;

  Problem(Severity severity, Symptom symptom) {
    this.severity = severity;
    this.symptom = symptom;
  }

  /** How serious it is. */
  public Severity severity() {
    return severity;
  }

  /** The key of the sentence about it, in the page's words. */
  public String words() {
    return "warning." + name().toLowerCase(Locale.ROOT);
  }

  /** The problems of an installation, most urgent first. */
  static List<Problem> in(Fleet.View fleet, ServerFacts redis, PostgresFacts postgres) {
    return Stream.of(values())
        .filter(problem -> problem.symptom.shows(fleet, redis, postgres))
        .toList();
  }

  /** How the symptoms are found. */
  private static final class Symptoms {
    static final double NEARLY_FULL = 0.9;

    private Symptoms() {}

    static boolean any(Fleet.View fleet, Standing standing) {
      return standings(fleet).anyMatch(reported -> reported.is(standing));
    }

    /** Whether a worker does not use the cache for a reason that has no problem of its own. */
    static boolean anyOtherwiseUntrusting(Fleet.View fleet) {
      return standings(fleet)
          .map(ReportedStanding::known)
          .anyMatch(
              standing ->
                  standing.isEmpty()
                      || switch (standing.get()) {
                        case TRUSTED,
                            DEPOSED,
                            VACANT,
                            LOG_GAPS,
                            LOG_INCOMPLETE,
                            COMMITS_UNBOUNDED,
                            STORE_REFUSES,
                            SWITCHED_OFF ->
                            false;
                        case STARTING, STORE_UNAVAILABLE, LOG_UNAVAILABLE, POLL_LATE -> true;
                      });
    }

    private static Stream<ReportedStanding> standings(Fleet.View fleet) {
      return fleet.workers().stream()
          .filter(worker -> !fleet.isLate(worker))
          .map(worker -> worker.standing());
    }

    static boolean nearlyFull(ServerFacts redis) {
      return redis.maxMemoryBytes() > 0
          && redis.usedMemoryBytes() > NEARLY_FULL * redis.maxMemoryBytes();
    }

    static boolean unused(Fleet.View fleet) {
      return Tally.ofData(fleet.tallies()).counts().reads() == 0;
    }
  }
}
