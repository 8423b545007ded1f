package io.fastnpc.cache.statistics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened in one cache, or in several together: how often, and how long it took.
 *
 * @param counts how often
 * @param hits how long the hits took
 * @param loads how long PostgreSQL's answers took
 */
public record Tally(Counts counts, Spans hits, Spans loads) {
  /**
   * The cache in which sessions look their accounts up, with almost every request; figures show it
   * apart from users' data, whose hit rate it would hide.
   */
  public static final String SESSIONS = "account";

  /** Nothing has happened. */
  public static final Tally NONE = new Tally(Counts.NONE, Spans.NONE, Spans.NONE);

  /** The sum of both. */
  public Tally plus(Tally other) {
    return new Tally(counts.plus(other.counts), hits.plus(other.hits), loads.plus(other.loads));
  }

  /** What happened since {@code earlier}. */
  public Tally minus(Tally earlier) {
    return new Tally(
        counts.minus(earlier.counts), hits.minus(earlier.hits), loads.minus(earlier.loads));
  }

  /** All caches together. */
  public static Tally sum(Map<String, Tally> caches) {
    return caches.values().stream().reduce(NONE, Tally::plus);
  }

  /** All caches of users' data together. */
  public static Tally ofData(Map<String, Tally> caches) {
    return caches.entrySet().stream()
        .filter(cache -> !cache.getKey().equals(SESSIONS))
        .map(Map.Entry::getValue)
        .reduce(NONE, Tally::plus);
  }

  /** The sum of both, for each cache by its name. */
  public static SortedMap<String, Tally> plus(Map<String, Tally> some, Map<String, Tally> others) {
    SortedMap<String, Tally> sum = new TreeMap<>(some);
    others.forEach((cache, tally) -> sum.merge(cache, tally, Tally::plus));
    return sum;
  }

  /** What happened since {@code earlier}, for each cache in {@code now} by its name. */
  public static SortedMap<String, Tally> minus(Map<String, Tally> now, Map<String, Tally> earlier) {
    SortedMap<String, Tally> rest = new TreeMap<>();
    now.forEach((cache, tally) -> rest.put(cache, tally.minus(earlier.getOrDefault(cache, NONE))));
    return rest;
  }
}
