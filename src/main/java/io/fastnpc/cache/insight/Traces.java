package io.fastnpc.cache.insight;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What this worker remembers of keys. When there are too many it follows every second one only,
 * then every fourth: chosen by their hashes, so that each is remembered wholly or not at all, and
 * workers follow the same ones. Thread-safe.
 */
final class Traces {
  /** Some two megabytes. */
  static final int MOST = 20_000;

  private final ConcurrentMap<Long, Trace> traces = new ConcurrentHashMap<>();
  private volatile int every = 1;

  /** The hash of a key, the same on all workers. */
  static long hash(String key) {
    long hash = 0;
    for (int i = 0; i < key.length(); i++) {
      hash = 31 * hash + key.charAt(i);
    }
    // Mixed as in SplitMix64: the low bits choose.
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }

  /** For how many keys this one stands; 0: it is not followed. */
  int weight(long hash) {
    int now = every;
    return (hash & (now - 1)) == 0 ? now : 0;
  }

  Optional<Trace> of(long hash) {
    return Optional.ofNullable(traces.get(hash));
  }

  void put(long hash, Trace trace) {
    traces.put(hash, trace);
    if (traces.size() > MOST) {
      forget();
    }
  }

  private synchronized void forget() {
    while (traces.size() > MOST) {
      every *= 2;
      traces.keySet().removeIf(hash -> weight(hash) == 0);
    }
  }

  /** Notes that a read found the key, which another worker may have stored. */
  void seen(long hash, long now, long ttl) {
    Trace known = traces.get(hash);
    if (!(known instanceof Trace.Held held) || held.isOver(now)) {
      put(hash, new Trace.Held(now - ttl / 2, ttl));
    }
  }

  /** Notes that a write made the key stale at that moment, unless it was stored after that. */
  void written(long hash, long at) {
    if (!(traces.get(hash) instanceof Trace.Held held) || held.since() <= at) {
      put(hash, new Trace.Gone(Reason.WRITTEN, at));
    }
  }

  /** How many are remembered. */
  int size() {
    return traces.size();
  }
}
