package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Statistics;

/**
 * The cache of one worker: its reading side, its writing side and what keeps both honest.
 *
 * @param reads answers reads
 * @param fences goes around commits
 * @param follower must poll at an interval well below the length of trust
 * @param trust whether the cache is in use now
 * @param circuit whether Redis answers
 * @param statistics what has happened
 */
public record Cache(
    ReadThrough reads,
    Fences fences,
    LogFollower follower,
    Trust trust,
    Circuit circuit,
    Statistics statistics) {

  /** Puts a worker's cache together. */
  public static Cache of(
      Store store, InvalidationLog log, Time time, Timings timings, Tokens tokens) {
    return of(store, log, time, timings, tokens, new Statistics());
  }

  /** Puts a worker's cache together that counts in {@code statistics}. */
  public static Cache of(
      Store store,
      InvalidationLog log,
      Time time,
      Timings timings,
      Tokens tokens,
      Statistics statistics) {
    Trust trust = new Trust(time, timings.trust());
    Circuit circuit = new Circuit(trust);
    Suspensions suspensions = new Suspensions();
    Probe probe = new Probe(store, circuit, timings.lease());
    return new Cache(
        new ReadThrough(trust, statistics, probe, new Misses(probe, timings, time, tokens)),
        new Fences(store, log, circuit, suspensions, timings, time, tokens, statistics),
        new LogFollower(store, log, trust, circuit, suspensions, timings, time),
        trust,
        circuit,
        statistics);
  }
}
