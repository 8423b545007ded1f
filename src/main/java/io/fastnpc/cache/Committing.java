package io.fastnpc.cache;

/** A writer's own transaction in PostgreSQL. */
@FunctionalInterface
public interface Committing {
  /**
   * Keeps epochs from being started until the transaction has ended, and then reads the epoch; no
   * older than the moment from which that holds. It may be called again, and reads again, perhaps
   * elsewhere.
   *
   * @throws LogUnavailable if that was not possible; the transaction must roll back
   */
  Epoch epoch() throws LogUnavailable;
}
