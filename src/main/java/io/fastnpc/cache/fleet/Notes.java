package io.fastnpc.cache.fleet;

import io.fastnpc.cache.StoreUnavailable;
import java.util.Collection;
import java.util.Map;

/**
 * Notes of several kinds that workers leave for one another beside the {@link Board}, one of each
 * kind and worker. All of a kind are lost when nobody has put one up for an hour. Every method
 * throws {@link StoreUnavailable} if Redis did not answer, and may be repeated.
 */
public interface Notes {
  /** Puts up the note of {@code worker} in place of its last one. */
  void put(String kind, String worker, byte[] note) throws StoreUnavailable;

  /** All notes of that kind, by the worker's name. */
  Map<String, byte[]> all(String kind) throws StoreUnavailable;

  /** Takes the notes of {@code workers} down. */
  void remove(String kind, Collection<String> workers) throws StoreUnavailable;
}
