package io.fastnpc.cache.cdi;

/** Neither Redis nor PostgreSQL could be told of a write, which therefore must not happen. */
public final class EvictionImpossible extends RuntimeException {
  private static final long serialVersionUID = 1;

  EvictionImpossible(Exception cause) {
    super("the cache could not be told of a write: " + cause.getMessage(), cause);
  }
}
