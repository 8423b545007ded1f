package io.fastnpc.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL's own record of what its writers made stale.
 *
 * <p>Every method throws {@link LogUnavailable} if PostgreSQL did not answer; nothing was changed
 * then, or the change has no effect on what the protocol promises.
 */
public interface InvalidationLog {
  /**
   * What one snapshot of the database showed. Its size is bounded, whatever was written: of a cache
   * of which very many keys became stale, only the name is told.
   *
   * @param gap whether something may be missing between the position asked for and this snapshot;
   *     then the keys and caches are not told
   * @param keys what became stale since that position
   * @param caches the caches of which everything did
   * @param next the position from which to read the next time
   * @param epoch which incarnation of Redis counts
   * @param claim what is known for and against the one that was sighted
   * @param transactions of keys that became stale, the names of the transactions that made them so;
   *     those of others are not known
   * @param defects what keeps the log from seeing every change, a sentence for each; empty: nothing
   *     does. A position from before one was mended is a gap
   */
  record Reading(
      boolean gap,
      Set<Key> keys,
      Set<String> caches,
      Position next,
      Epoch epoch,
      Claim claim,
      Map<Key, Set<String>> transactions,
      List<String> defects) {
    /** A reading that knows of no transactions. */
    public Reading(
        boolean gap,
        Set<Key> keys,
        Set<String> caches,
        Position next,
        Epoch epoch,
        Claim claim,
        List<String> defects) {
      this(gap, keys, caches, next, epoch, claim, Map.of(), defects);
    }

    /** Each of the keys, and what made it stale as far as that is known. */
    Map<Key, Set<String>> stale() {
      Map<Key, Set<String>> stale = new HashMap<>();
      keys.forEach(key -> stale.put(key, transactions.getOrDefault(key, Set.of())));
      return stale;
    }
  }

  /** Reads what has been committed since {@code position}, for {@code sighted}. */
  Reading read(Optional<Position> position, Incarnation sighted) throws LogUnavailable;

  /**
   * Which bounds on the way from a fence to its commit the database does not keep, for an operator
   * to read; empty: it keeps all. May take some seconds.
   */
  List<String> unkeptLimits() throws LogUnavailable;

  /**
   * Mends the defects that a reading told, as far as that is possible from here; the next one shows
   * whether it was. Returns soon also where others are in the way.
   *
   * @throws LogUnavailable also if the database refused; the message says why
   */
  void repair() throws LogUnavailable;
}
