package io.fastnpc.monitoring;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.fleet.Report;
import io.fastnpc.cache.statistics.Tally;
import java.util.List;

/**
 * The {@link Report} of a worker in JSON. Moments are epoch milliseconds, sizes are bytes.
 *
 * @param worker its name, in {@code /stats} since the first release
 * @param id tells its counts apart from others
 * @param name host and port
 * @param host the machine
 * @param pid the process
 * @param version of the application
 * @param answering whether it is the one that answers this call
 * @param state {@code TRUSTED}, or why it does not use the cache
 * @param late whether it has missed reports since, so that its state may be another one now
 * @param redisAnswers whether Redis answered its last call
 * @param startedAt when it started
 * @param seenAt when it reported this
 * @param heapUsed what its heap holds
 * @param heapMax what its heap may hold
 * @param stats all its caches together
 * @param figures the value of {@code stats}, under the name that {@code /overview} has used
 */
record Worker(
    String worker,
    String id,
    String name,
    String host,
    long pid,
    String version,
    boolean answering,
    String state,
    boolean late,
    boolean redisAnswers,
    long startedAt,
    long seenAt,
    long heapUsed,
    long heapMax,
    Figures stats,
    Figures figures) {
  /** The workers that {@code fleet} shows, in its order. */
  static List<Worker> of(Fleet.View fleet) {
    return fleet.workers().stream().map(report -> of(report, fleet)).toList();
  }

  private static Worker of(Report report, Fleet.View fleet) {
    Figures figures = Figures.of(Tally.sum(report.tallies()));
    return new Worker(
        report.name(),
        report.id(),
        report.name(),
        report.host(),
        report.pid(),
        report.version(),
        fleet.isOwn(report),
        report.standing().name(),
        fleet.isLate(report),
        report.redisAnswers(),
        report.startedAtMillis(),
        report.atMillis(),
        report.heapUsedBytes(),
        report.heapMaxBytes(),
        figures,
        figures);
  }
}
