package io.fastnpc.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The other workers, who must not answer from copies that a write makes stale; they are reached
 * through Redis.
 *
 * <p>Announcements stand in a stream. Polls read it, which is sure; who listens to it, which is
 * fast, may miss some. What is heard like that comes to {@link Ears}. Every method throws {@link
 * StoreUnavailable} if Redis did not answer in time, and happens on the incarnation that it names
 * or not at all. Implementations are safe for use by many threads.
 */
public interface Neighbours {
  /** Where comes in what is heard by who listens; never fails. */
  interface Ears {
    /** Where to listen: on which incarnation the worker's latest poll has attended, if any. */
    Optional<Incarnation> attended();

    /** Somebody has made {@code announcement}. */
    void announced(Announcement announcement);

    /** {@code worker} has no copy any more of what the announcement {@code token} named. */
    void acknowledged(Token token, String worker);
  }

  /**
   * Does what {@link Store#fence} does, and then announces, in the same round trip: whoever hears
   * of it finds every key fenced.
   *
   * @param writer a token that no try before had
   * @param announcement under a token that none before had
   * @throws TryAgain if the next try may well be answered
   */
  Roll fence(
      Collection<Key> keys,
      Token writer,
      Duration lifetime,
      Announcement announcement,
      Incarnation on)
      throws StoreUnavailable;

  /**
   * Appends {@code announcement} to the stream, and answers who must hear of it.
   *
   * @param announcement under a token that none before had
   * @throws TryAgain if the next try may well be answered
   */
  Roll announce(Announcement announcement, Incarnation on) throws StoreUnavailable;

  /**
   * Registers {@code self}, and then reads the announcements with greater numbers than {@code
   * after}, but none after 0, which is nowhere in the stream; all in one step. Makes the registry
   * where there is none of this incarnation, and the stream where there is none, under a fresh
   * name.
   *
   * @param self with a count that none before had: Redis may get to an earlier call later
   * @throws TryAgain if the next try may well be answered
   */
  Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable;

  /** Says to their writers that {@code worker} has heard the announcements {@code heard}. */
  void acknowledge(Collection<Token> heard, String worker, Incarnation on) throws StoreUnavailable;

  /** Removes each worker whose count is still this one from the registry. */
  void strike(Map<String, Long> silent, Incarnation on) throws StoreUnavailable;
}
