package io.fastnpc.cache;

import java.time.Duration;

/**
 * PostgreSQL's word on which incarnation of Redis counts.
 *
 * <p>Each call is a transaction of its own, in one round trip. Every method throws {@link
 * LogUnavailable} if PostgreSQL did not answer; whether the change was made is unknown then, and
 * the protocol is right either way.
 */
public interface Epochs {
  /** The epoch now. */
  Epoch look() throws LogUnavailable;

  /**
   * Starts the next epoch, the reign of {@code chosen}, unless the vacancy {@code seen} is over or
   * held, or commits are under way ({@link Committing}) and do not end within a moment.
   *
   * @param trust how long a good poll allows reading the cache from then on
   * @return whether it was started
   */
  boolean start(Epoch seen, Incarnation chosen, Duration trust) throws LogUnavailable;

  /** Ends the reign {@code seen}, unless it is over. @return the epoch after that */
  Epoch end(Epoch seen) throws LogUnavailable;

  /**
   * Ends the reign {@code seen}, unless it is over, and holds the vacancy for a while, which grows
   * where reigns are short.
   */
  void endAndHold(Epoch seen) throws LogUnavailable;

  /** Notes that a worker reaches the one who reigns, or reigned last, in {@code seen}. */
  void confirm(Epoch seen) throws LogUnavailable;
}
