package io.fastnpc.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL's own record of what its writers made stale, and of the cache's suspension.
 *
 * <p>Every method throws {@link LogUnavailable} if PostgreSQL did not answer; nothing was changed
 * then, or the change has no effect on what the protocol promises.
 */
public interface InvalidationLog {
  /**
   * A time during which no worker reads the cache.
   *
   * @param id tells one suspension from the next; prolonging does not change it
   */
  record Suspension(String id) {}

  /**
   * What one snapshot of the database showed. Its size is bounded, whatever was written: of a cache
   * of which very many keys became stale, only the name is told.
   *
   * @param gap whether something may be missing between the position asked for and this snapshot;
   *     then the keys and caches are not told
   * @param keys what became stale since that position
   * @param caches the caches of which everything did
   * @param next the position from which to read the next time
   * @param suspension the suspension in force, if any
   * @param defects what keeps the log from seeing every change, a sentence for each; empty: nothing
   *     does. A position from before one was mended is a gap
   */
  record Reading(
      boolean gap,
      Set<Key> keys,
      Set<String> caches,
      Position next,
      Optional<Suspension> suspension,
      List<String> defects) {}

  /** Reads what has been committed since {@code position}. */
  Reading read(Optional<Position> position) throws LogUnavailable;

  /**
   * Begins a suspension or prolongs the one in force, for {@code duration} from now; when this
   * returns, every later {@link #read} shows it.
   */
  Suspension suspend(Duration duration) throws LogUnavailable;

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
