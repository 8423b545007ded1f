package io.fastnpc.cache.administration;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.StoreUnavailable;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What an administrator may ask of Redis and do to the cache.
 *
 * <p>Every walk through the entries takes bounded steps, between which Redis serves others.
 */
public interface CacheAdministration {
  /**
   * Clears the entries whose logical key matches {@code glob}, on all workers; fences stay.
   *
   * @param glob a Redis glob, such as {@code char_profile:42:*}
   * @return how many values were removed
   * @throws StoreUnavailable if Redis stopped answering; some entries may be gone
   */
  default long clear(String glob) throws StoreUnavailable {
    return clear(new Selection.Matching(glob), Progress.UNWATCHED);
  }

  /**
   * Clears the entries of {@code selection} in one watched walk, on all workers; fences stay.
   *
   * @return how many values were removed, also when {@code progress} ended it early
   * @throws StoreUnavailable if Redis stopped answering; some entries may be gone
   */
  long clear(Selection selection, Progress progress) throws StoreUnavailable;

  /**
   * Removes the entries whose logical key begins with any of {@code beginnings}, which have lost
   * their purpose and are not stale: copies of them may stay.
   *
   * @throws StoreUnavailable if Redis stopped answering; some entries may be gone
   */
  void sweep(Set<String> beginnings) throws StoreUnavailable;

  /**
   * How many values {@link #clear} would remove now; one may count twice while Redis rearranges its
   * table.
   *
   * @throws StoreUnavailable if Redis stopped answering
   */
  default long count(String glob) throws StoreUnavailable {
    return count(new Selection.Matching(glob), Progress.UNWATCHED);
  }

  /**
   * Counts the values that are among {@code selection} in one watched walk.
   *
   * @throws StoreUnavailable if Redis stopped answering
   */
  long count(Selection selection, Progress progress) throws StoreUnavailable;

  /**
   * Looks at the values that {@link #clear} would remove, in one watched walk.
   *
   * @throws StoreUnavailable if Redis stopped answering
   */
  Survey survey(Selection selection, Progress progress) throws StoreUnavailable;

  /**
   * Estimates what each cache holds from a bounded sample; caches of which the sample held nothing
   * are missing.
   *
   * @throws StoreUnavailable if Redis stopped answering
   */
  SortedMap<String, Extent> extents() throws StoreUnavailable;

  /**
   * Lists the entries of {@code selection}, whatever they hold, from {@code cursor} on until about
   * {@code wanted} are found, within bounds of keys and time.
   *
   * @param cursor {@code 0} to begin, else where a part before ended
   * @throws StoreUnavailable if Redis stopped answering
   */
  Browsed browse(Selection selection, String cursor, int wanted) throws StoreUnavailable;

  /**
   * The largest entries of {@code selection}, largest first, within bounds of keys and time; of
   * more it is those of a random part.
   *
   * @throws StoreUnavailable if Redis stopped answering
   */
  Browsed largest(Selection selection, int most) throws StoreUnavailable;

  /** {@code name} without the prefix that keys of this installation have in Redis. */
  String withoutPrefix(String name);

  /** What {@code key} holds now. @throws StoreUnavailable if Redis did not answer */
  Inspection look(Key key) throws StoreUnavailable;

  /** Asks Redis for its facts, after a ping. @throws StoreUnavailable if it did not answer */
  ServerFacts server() throws StoreUnavailable;

  /** Asks whether Redis answers. @throws StoreUnavailable if not */
  void ping() throws StoreUnavailable;

  /** What Redis says of its memory, by the names of {@code INFO memory}. */
  Map<String, String> memory() throws StoreUnavailable;

  /** Whether this worker would answer for {@code key} from a copy in its own memory now. */
  boolean isCopied(Key key);
}
