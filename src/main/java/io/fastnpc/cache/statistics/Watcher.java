package io.fastnpc.cache.statistics;

/**
 * Is told what happens to single keys of one cache, by their logical names. It runs within reads
 * and writes, so it takes next to no time and never fails. Safe for use by many threads.
 */
public interface Watcher {
  /** Looks away. */
  Watcher NONE = new Watcher() {};

  /** A read was answered from the cache; {@code found}: not with "there is none". */
  default void hit(String key, boolean found) {}

  /** A read found nothing that it could use. */
  default void missed(String key) {}

  /** The database answered within {@code nanos}; {@code found}: not with "there is none". */
  default void loaded(String key, boolean found, long nanos) {}

  /** What was loaded has been stored; {@code found} as in {@link #loaded}. */
  default void filled(String key, boolean found) {}

  /** A committed write has made the key stale. */
  default void written(String key) {}

  /** Writes too many to name have made every key of the cache stale. */
  default void emptied() {}
}
