package io.fastnpc.cache.insight;

/** What is remembered of one key. Moments are epoch milliseconds. */
sealed interface Trace {
  /**
   * Redis holds it, as far as is known.
   *
   * @param since when it was stored, exactly or about
   * @param ttl how long it lives from then; 0: without an end
   */
  record Held(long since, long ttl) implements Trace {
    boolean isOver(long now) {
      return ttl > 0 && now - since >= ttl * EARLIEST;
    }

    boolean wouldLiveWithTwiceTheTime(long now) {
      return now - since < 2 * ttl;
    }
  }

  /** It has gone. */
  record Gone(Reason reason, long at) implements Trace {}

  /** A read missed for {@code reason} at that moment and has not stored it since. */
  record Asked(Reason reason, long at) implements Trace {
    boolean isUnderWay(long now) {
      return now - at < LOAD;
    }
  }

  /** A load that takes longer has ended without storing anything, as a rule. */
  long LOAD = 3_000;

  /** An entry may live this part of its time only, since times vary. */
  double EARLIEST = 0.95;
}
