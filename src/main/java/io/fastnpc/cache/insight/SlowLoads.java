package io.fastnpc.cache.insight;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** The slowest load of each of the keys whose loads were slowest. Thread-safe. */
final class SlowLoads {
  static final int MOST = 20;

  private static final Comparator<SlowLoad> BY_TIME = Comparator.comparingLong(SlowLoad::micros);

  private final Map<String, SlowLoad> loads = new HashMap<>();

  /** What is no slower is not noted, which needs no lock. */
  private volatile long floor = -1;

  void add(String key, long micros, long at) {
    if (micros > floor) {
      keep(new SlowLoad(key, micros, at));
    }
  }

  private synchronized void keep(SlowLoad load) {
    loads.merge(load.key(), load, BinaryOperator.maxBy(BY_TIME));
    if (loads.size() > MOST) {
      loads.remove(fastest().key());
    }
    if (loads.size() == MOST) {
      floor = fastest().micros();
    }
  }

  private SlowLoad fastest() {
    return loads.values().stream().min(BY_TIME).orElseThrow();
  }

  synchronized List<SlowLoad> all() {
    return List.copyOf(loads.values());
  }

  /** The slowest, out of several places, one of each key. */
  static List<SlowLoad> slowest(Collection<SlowLoad> several) {
    SlowLoads slowest = new SlowLoads();
    several.forEach(slowest::keep);
    return slowest.all().stream().sorted(BY_TIME.reversed()).toList();
  }
}
