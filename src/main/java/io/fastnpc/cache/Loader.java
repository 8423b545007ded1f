package io.fastnpc.cache;

import java.util.Optional;

/** Reads a value from the database: one statement, committed data only. */
@FunctionalInterface
public interface Loader<T> {
  /** The value, if there is one. @throws Exception whatever went wrong, passed on unchanged */
  Optional<T> load() throws Exception;
}
