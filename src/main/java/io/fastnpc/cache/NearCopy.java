package io.fastnpc.cache;

/**
 * What a worker keeps of an entry in its own memory.
 *
 * @param value as it lay in Redis; decoded anew for each reader, so that none can change another's
 * @param ticket how often its key had been raised before it was read there
 * @param end the monotonic time at which its entry ends
 */
public record NearCopy(Held.Value value, long ticket, long end) {
  /**
   * What a reader notes before it looks at its trust, and then at Redis.
   *
   * @param raises how often its key has been raised so far
   * @param at the monotonic time
   */
  public record Ticket(long raises, long at) {}
}
