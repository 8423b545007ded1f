package io.fastnpc.cache;

import java.util.Optional;

/** Reads a value from the database: one statement, committed data only. */
@FunctionalInterface
public interface Loader<T> {
  /** The value, if there is one. @throws Exception whatever went wrong, passed on unchanged */
  Optional<T> load() throws Exception;

  /**
   * Whether the PostgreSQL that the latest {@link #load} read from is the one that {@link
   * Epoch#source} calls {@code source}, for which there may be several candidates. What another one
   * answered is not stored.
   */
  default boolean isFrom(String source) {
    return true;
  }
}
