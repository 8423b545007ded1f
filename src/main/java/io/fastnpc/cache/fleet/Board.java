package io.fastnpc.cache.fleet;

import io.fastnpc.cache.StoreUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where workers leave notes for one another: in Redis, beside the entries, where no clearing
 * reaches. Every method throws {@link StoreUnavailable} if Redis did not answer; whether the step
 * was carried out is unknown then, and every step may be repeated.
 */
public interface Board {
  /**
   * What a worker learns by reporting.
   *
   * @param gone whether it has been counted among the gone, and the report was not taken
   * @param version of the total; 0: there is none
   * @param silent workers that have not reported for too long
   */
  record Posted(boolean gone, long version, Set<String> silent) {}

  /**
   * All reports.
   *
   * @param total the sum of the gone
   * @param reports by the worker's id
   * @param silent those of them whose workers have not reported for too long
   */
  record Content(Optional<byte[]> total, Map<String, byte[]> reports, Set<String> silent) {}

  /** Puts up the report of {@code id} in place of its last one, unless it is among the gone. */
  Posted post(String id, byte[] report, Duration silence) throws StoreUnavailable;

  /** Reads everything. */
  Content read(Duration silence) throws StoreUnavailable;

  /**
   * Replaces the total, if it is still the one seen; and takes a report down with it, if that is
   * still the one seen too.
   *
   * @param seen the total that {@code next} was made from
   * @param leaving the worker whose report goes, with that report
   * @return whether it was done; if not, nothing was changed
   */
  boolean replace(
      Optional<byte[]> seen, byte[] next, long version, Optional<Map.Entry<String, byte[]>> leaving)
      throws StoreUnavailable;

  /** Adds to the list of events, which keeps the newest {@code limit}. */
  void tell(List<byte[]> events, int limit) throws StoreUnavailable;

  /** The events, newest first. */
  List<byte[]> told() throws StoreUnavailable;

  /** Notes workers that are missed, by their names, beside those that are noted already. */
  void miss(Map<String, byte[]> notes) throws StoreUnavailable;

  /**
   * Takes the note about the worker called {@code name} down.
   *
   * @return whether there was one
   */
  boolean forget(String name) throws StoreUnavailable;

  /**
   * The notes about workers that are missed, by their names, and one that is none; no note at all:
   * Redis has lost them.
   */
  Map<String, byte[]> missed() throws StoreUnavailable;

  /**
   * Keeps what {@code id} did in steps of the history, in place of what it said of them before.
   *
   * @param before a step of which it may have said something earlier
   * @return whether that is still there
   */
  boolean keep(String id, long before, Map<Long, byte[]> steps, Duration life)
      throws StoreUnavailable;

  /**
   * What all workers did in each of {@code steps}, by the worker's id; only where there is some.
   */
  Map<Long, Map<String, byte[]>> kept(Collection<Long> steps) throws StoreUnavailable;
}
