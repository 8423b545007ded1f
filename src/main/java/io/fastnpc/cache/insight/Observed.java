package io.fastnpc.cache.insight;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one worker, or several together, noticed within the last hour.
 *
 * @param since when that begins, in epoch milliseconds
 * @param at when it ends
 * @param keys which keys of users' data were read most; sessions' look-ups apart
 * @param users whose data were read most, by their ids
 * @param absent which keys were asked for most and name nothing
 * @param slow the slowest loads
 * @param causes why reads missed, by cache
 */
public record Observed(
    long since,
    long at,
    List<Hitter> keys,
    List<Hitter> users,
    List<Hitter> absent,
    List<SlowLoad> slow,
    Map<String, Causes> causes) {
  /** So many of each are told to others. */
  private static final int TOLD = 40;

  /** Copies what it is given. */
  public Observed {
    keys = List.copyOf(keys);
    users = List.copyOf(users);
    absent = List.copyOf(absent);
    slow = List.copyOf(slow);
    causes = Collections.unmodifiableSortedMap(new TreeMap<>(causes));
  }

  /** Why reads of one cache missed. */
  static Observed of(long at, String cache, Causes causes) {
    return new Observed(at, at, List.of(), List.of(), List.of(), List.of(), Map.of(cache, causes));
  }

  /** Both together. */
  Observed plus(Observed other) {
    SortedMap<String, Causes> sum = new TreeMap<>(causes);
    other.causes.forEach((cache, more) -> sum.merge(cache, more, Causes::plus));
    return new Observed(
        Math.min(since, other.since),
        Math.max(at, other.at),
        joined(keys, other.keys),
        joined(users, other.users),
        joined(absent, other.absent),
        joined(slow, other.slow),
        sum);
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** The same in order, without what is beyond the first. */
  Observed ordered() {
    return new Observed(
        since,
        at,
        HeavyHitters.top(keys, TOLD),
        HeavyHitters.top(users, TOLD),
        HeavyHitters.top(absent, TOLD),
        SlowLoads.slowest(slow),
        causes);
  }

  /** The same, up to now. */
  Observed until(long now) {
    return new Observed(since, now, keys, users, absent, slow, causes);
  }

  /** Why reads of {@code cache} missed. */
  public Causes causes(String cache) {
    return causes.getOrDefault(cache, Causes.NONE);
  }
}
