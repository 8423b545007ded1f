package io.fastnpc.monitoring;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.administration.Extent;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.fleet.Event;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.fleet.Lost;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answer of {@code /admin/cache/overview}. Moments are epoch milliseconds.
 *
 * @param at when it was put together
 * @param complete whether Redis answered, so that the figures are those of all workers; otherwise
 *     they are the answering worker's own
 * @param redis the cache's server
 * @param postgres the database's server
 * @param redisRefuses what Redis refuses the answering worker, such as {@code SET (NOPERM)};
 *     absent: nothing that the cache needs
 * @param workers those that are alive, the answering one first
 * @param lost workers that fell silent without a good-bye and are not dismissed, the latest first
 * @param total all caches together, since the last reset
 * @param caches each cache by its name
 * @param history the last hour of users' data, session look-ups apart, in equal steps, oldest first
 * @param events the latest events, newest first
 * @param warnings what is wrong or remarkable, most urgent first
 */
record OverviewAnswer(
    long at,
    boolean complete,
    ServerFacts redis,
    PostgresFacts postgres,
    Optional<String> redisRefuses,
    List<Worker> workers,
    List<Lost> lost,
    Figures total,
    SortedMap<String, Cache> caches,
    List<Step> history,
    List<Event> events,
    List<Problem> warnings) {
  /**
   * One cache.
   *
   * @param ttlSeconds how long a value lives; absent: until it changes
   * @param absentTtlSeconds how long "there is none" lives; absent: that is not kept
   * @param entries its keys in Redis; absent while Redis is down
   * @param bytes their size in Redis; absent while Redis is down
   * @param exact whether {@code entries} is counted rather than estimated
   */
  record Cache(
      String name,
      Optional<Long> ttlSeconds,
      Optional<Long> absentTtlSeconds,
      Optional<Long> entries,
      Optional<Long> bytes,
      boolean exact,
      Figures figures) {
    private static Cache of(String name, Overview.CacheFacts facts) {
      return new Cache(
          name,
          facts.policy().flatMap(Policy::ttl).map(Duration::toSeconds),
          facts.policy().flatMap(Policy::absentTtl).map(Duration::toSeconds),
          facts.extent().map(Extent::entries),
          facts.extent().map(Extent::bytes),
          facts.extent().map(Extent::exact).orElse(true),
          Figures.of(facts.tally()));
    }
  }

  /**
   * What happened in one step of the history, all workers together. A step in which nothing
   * happened is present with zeros; one of which nobody knows is missing.
   *
   * @param at its beginning
   * @param seconds its length
   */
  record Step(
      long at,
      long seconds,
      long reads,
      long hits,
      long misses,
      long bypassed,
      long evictions,
      long errors,
      Times hitMicros,
      Times loadMicros) {
    private static Step of(long at, Tally tally) {
      Counts counts = tally.counts();
      return new Step(
          at,
          Fleet.STEP.toSeconds(),
          counts.reads(),
          counts.of(Count.HITS),
          counts.of(Count.MISSES),
          counts.bypassed(),
          counts.of(Count.EVICTIONS),
          counts.of(Count.ERRORS),
          Times.of(tally.hits()),
          Times.of(tally.loads()));
    }
  }

  static OverviewAnswer of(Overview overview) {
    SortedMap<String, Cache> caches = new TreeMap<>();
    overview.caches().forEach((name, facts) -> caches.put(name, Cache.of(name, facts)));
    return new OverviewAnswer(
        overview.atMillis(),
        overview.fleet().complete(),
        overview.redis(),
        overview.postgres(),
        overview.refusal().map(Refusal::brief),
        Worker.of(overview.fleet()),
        overview.fleet().lost(),
        Figures.of(overview.total()),
        caches,
        overview.fleet().history().entrySet().stream()
            .map(step -> Step.of(step.getKey(), step.getValue()))
            .toList(),
        overview.fleet().events(),
        overview.problems());
  }
}
