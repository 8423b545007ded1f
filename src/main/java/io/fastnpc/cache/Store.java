package io.fastnpc.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Redis, as the protocol sees it.
 *
 * <p>What happens to one key is one atomic step; several keys are as many steps in one round trip.
 * Where an incarnation is named, the step happens on that incarnation or not at all. Every method
 * throws {@link StoreUnavailable} if Redis did not answer in time. Implementations are safe for use
 * by many threads.
 */
public interface Store {
  /** What {@code key} holds. */
  Held get(Key key, Incarnation on) throws StoreUnavailable;

  /** What each of {@code keys} holds, in their order. */
  List<Held> getAll(List<Key> keys, Incarnation on) throws StoreUnavailable;

  /**
   * Takes the fill lease of {@code key} if it holds nothing.
   *
   * @return what the key held: {@link Held.Absent}, or a lease of {@code owner} itself, means that
   *     the lease is taken
   */
  Held lease(Key key, Token owner, Duration lifetime, Incarnation on) throws StoreUnavailable;

  /**
   * Turns the lease of {@code owner} into a value.
   *
   * @param ttl the life of the value; absent: until it is evicted
   * @return whether the key still held that lease; if not, nothing was changed
   */
  boolean fill(Key key, Token owner, byte[] payload, Optional<Duration> ttl, Incarnation on)
      throws StoreUnavailable;

  /**
   * Gives up the lease of {@code owner}.
   *
   * @return whether the key still held that lease; if not, nothing was changed
   */
  boolean release(Key key, Token owner, Incarnation on) throws StoreUnavailable;

  /** Discards {@code key}'s content if it still holds exactly {@code unreadable}. */
  void discard(Key key, Held unreadable, Incarnation on) throws StoreUnavailable;

  /**
   * Adds the fence of {@code writer} to each key, next to the fences of other writers; values and
   * leases are removed. When this returns, Redis has acknowledged all of them.
   *
   * @param writer a token that no try before had
   * @throws TryAgain if the next try may well be answered
   */
  void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on)
      throws StoreUnavailable;

  /**
   * Removes the fences of a writer from each key. A key without another fence is empty afterwards,
   * even if it held something else. Where the one that was placed was still there, it notes for
   * some seconds that nothing is left to do for {@code transaction} at this key.
   *
   * @param writer of whom those of vain tries are removed as well, and never count
   * @param transaction its name in the log; empty: nothing is noted
   * @return whether each key still had that fence, which then has stood from the first
   */
  boolean unfence(Collection<Key> keys, Tries writer, String transaction, Incarnation on)
      throws StoreUnavailable;

  /**
   * Invalidates each key, unless it holds a fence, or it is noted that nothing is left to do for
   * any of the transactions that made it stale.
   *
   * @param stale the keys, each with the names of those transactions; without one: not known
   * @return the keys for which that was noted
   */
  Set<Key> invalidate(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable;

  /** The keys for which {@link #invalidate} would do nothing because of such notes. */
  Set<Key> settled(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable;

  /** Invalidates every key of {@code cache}, unless it holds a fence. */
  void invalidateCache(String cache, Incarnation on) throws StoreUnavailable;

  /** Invalidates every key of this installation, unless it holds a fence. */
  void invalidateAll(Incarnation on) throws StoreUnavailable;

  /**
   * Asks afresh which incarnation is in use and how far it has followed the log. From then on calls
   * that name this incarnation reach it, although the server has had another label before.
   */
  Sighting sight() throws StoreUnavailable;

  /** Has the next calls look for the server anew: the one at hand is not the one wanted. */
  void reconnect();

  /**
   * Stores how far the log has been applied, unless somebody has stored another position since
   * {@code from} was seen.
   */
  void reposition(Optional<Position> from, Position to, Incarnation on) throws StoreUnavailable;
}
