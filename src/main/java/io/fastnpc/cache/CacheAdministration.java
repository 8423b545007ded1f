package io.fastnpc.cache;

import java.util.Map;

/** What an administrator may ask of Redis and do to the cache. */
public interface CacheAdministration {
  /**
   * Empties the entries whose logical key matches {@code glob}, on all workers; fences stay.
   *
   * @param glob a Redis glob, such as {@code char_profile:42:*}
   * @return how many values went
   * @throws StoreUnavailable if Redis stopped answering; some entries may be gone
   */
  long clear(String glob) throws StoreUnavailable;

  /** Asks whether Redis answers. @throws StoreUnavailable if not */
  void ping() throws StoreUnavailable;

  /** What Redis says of its memory, by the names of {@code INFO memory}. */
  Map<String, String> memory() throws StoreUnavailable;
}
