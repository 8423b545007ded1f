package io.fastnpc.cache.insight;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was noticed from one moment on. Thread-safe. */
final class Notebook {
  final long since;
  final HeavyHitters keys = new HeavyHitters();
  final HeavyHitters users = new HeavyHitters();
  final HeavyHitters absent = new HeavyHitters();
  final SlowLoads slow = new SlowLoads();
  final Map<String, CauseCounter> causes = new ConcurrentHashMap<>();

  Notebook(long since) {
    this.since = since;
  }

  CauseCounter causes(String cache) {
    return causes.computeIfAbsent(cache, name -> new CauseCounter());
  }

  Observed read() {
    Observed read =
        new Observed(since, since, keys.all(), users.all(), absent.all(), slow.all(), Map.of());
    for (Map.Entry<String, CauseCounter> cache : causes.entrySet()) {
      read = read.plus(Observed.of(since, cache.getKey(), cache.getValue().now()));
    }
    return read;
  }
}
