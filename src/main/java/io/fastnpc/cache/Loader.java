package io.fastnpc.cache;

import java.util.Optional;

/** Reads a value from the database: one statement, committed data only. */
@FunctionalInterface
public interface Loader<T> {
  /** The value, if there is one. @throws Exception whatever went wrong, passed on unchanged */
  Optional<T> load() throws Exception;

  /**
   * Whether all that the latest {@link #load} read came from the PostgreSQL that {@link
   * Epoch#source} calls {@code source}. What another one answered is not stored.
   */
  default boolean isFrom(String source) {
    return true;
  }
}
