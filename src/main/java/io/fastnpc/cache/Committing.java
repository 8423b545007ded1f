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

  /**
   * Does what {@link #epoch} does, and answers the transaction's name as well.
   *
   * @throws LogUnavailable as {@link #epoch}
   */
  default Hold hold() throws LogUnavailable {
    return new Hold(epoch(), name());
  }

  /**
   * That epochs are kept from being started.
   *
   * @param epoch the one that was read since
   * @param transaction as {@link #name} says
   */
  record Hold(Epoch epoch, String transaction) {}

  /**
   * The name of the transaction in the log; empty: it will not be known there.
   *
   * @throws LogUnavailable as {@link #epoch}
   */
  default String name() throws LogUnavailable {
    return "";
  }
}
