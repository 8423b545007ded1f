package io.fastnpc.cache.insight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The keys that writes of this worker made stale in the last seconds. Thread-safe. */
final class Writes {
  /** Some seven kilobytes, when they are told to others. */
  private static final int MOST = 200;

  private final Map<Long, Long> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
          return size() > MOST;
        }
      };

  synchronized void add(long hash, long at) {
    latest.remove(hash);
    latest.put(hash, at);
  }

  synchronized Map<Long, Long> from(long moment) {
    return latest.entrySet().stream()
        .filter(write -> write.getValue() >= moment)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
