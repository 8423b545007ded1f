package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.trouble.Troubles;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cache of one worker: reads that are never older than the database, and writes that every
 * worker sees before their caller is told of success.
 *
 * <p>Safe for use by many threads; {@link #poll} is for one background thread, {@link #examine} for
 * another. The protocol and its reasons are in the {@code README.md} beside this class.
 */
public final class Cache {
  private final ReadThrough reads;
  private final Fences fences;
  private final LogFollower follower;
  private final Trust trust;
  private final Circuit circuit;

  private Cache(
      Ports ports,
      Timings timings,
      int maxValueBytes,
      Tokens tokens,
      Statistics statistics,
      Troubles troubles) {
    Vacancies vacancies = new Vacancies(ports.time(), timings);
    this.trust = new Trust(ports.time());
    this.circuit = new Circuit(trust, troubles);
    Steps steps = new Steps(ports.store(), circuit, timings.lease(), maxValueBytes, troubles);
    Misses misses = new Misses(trust, steps, timings, ports.time(), tokens);
    Bypasses bypasses = new Bypasses(ports.time(), timings.patience().plus(timings.lease()));
    this.reads = new ReadThrough(trust, statistics, steps, misses, bypasses);
    this.fences = new Fences(ports, timings, tokens, statistics, circuit, vacancies, troubles);
    this.follower =
        new LogFollower(ports, timings, statistics, trust, circuit, vacancies, troubles);
  }

  /**
   * A cache that trusts nothing until it has been polled.
   *
   * @param maxValueBytes larger values are read from the database each time, and counted as that
   */
  public static Cache of(
      Ports ports, Timings timings, int maxValueBytes, Statistics statistics, Troubles troubles) {
    return new Cache(ports, timings, maxValueBytes, Tokens.unique(), statistics, troubles);
  }

  /** A cache for values of any size, which tells of its troubles in lines of its own. */
  public static Cache of(Ports ports, Timings timings, Statistics statistics) {
    return of(ports, timings, Integer.MAX_VALUE, Tokens.unique(), statistics);
  }

  static Cache of(
      Ports ports, Timings timings, int maxValueBytes, Tokens tokens, Statistics statistics) {
    return new Cache(ports, timings, maxValueBytes, tokens, statistics, Troubles.onSystemClock());
  }

  /**
   * What the database held for {@code lookup} at some moment during this call: from the cache where
   * it may be used, else from {@code loader}, which runs at most once.
   *
   * @throws Exception only what {@code loader} throws; whatever Redis does, the read is answered
   */
  public <T> Optional<T> read(Lookup<T> lookup, Loader<T> loader) throws Exception {
    return reads.read(lookup, loader);
  }

  /**
   * Keeps every worker from using or filling {@code keys}; called when all of the transaction's
   * writes are done and its commit is next. Where Redis cannot be reached, no worker reads it until
   * it can be: the first write of an outage waits here for the length of trust.
   *
   * @param transaction the one that makes the keys stale
   * @throws LogUnavailable if neither was possible; the transaction must roll back
   * @throws InterruptedException if the thread was interrupted; the transaction must roll back
   */
  public Fence beforeCommit(Set<Key> keys, Committing transaction)
      throws LogUnavailable, InterruptedException {
    return fences.beforeCommit(keys, transaction);
  }

  /**
   * Removes the fence, and the entries with it: the commit is visible. Only when this returns may
   * anybody be told that the write is done. Never fails: where Redis cannot be reached, or has lost
   * the fence, this waits for the length of trust.
   */
  public void afterCommit(Fence fence) {
    fences.afterCommit(fence);
  }

  /**
   * Leaves the fence to expire: the commit was tried, and nobody confirmed how it ended. PostgreSQL
   * may still be about to make it visible, and a reader who then found no fence would fill in what
   * it is about to outdate. The log removes what the commit makes stale. Never fails.
   */
  public void afterUnknown(Fence fence) {
    fences.afterUnknown(fence);
  }

  /**
   * Brings Redis up to date with the invalidation log and renews this worker's trust. Call it at an
   * interval well below the length of trust. Never fails: what went wrong shows in {@link #state}.
   */
  public void poll() {
    follower.poll();
  }

  /**
   * Asks PostgreSQL whether it still keeps the time limits that the protocol rests on; without them
   * the next poll grants no trust. Call it every few seconds, from another thread than {@link
   * #poll}: it may take seconds where connections are short. Never fails.
   */
  public void examine() {
    follower.examine();
  }

  /** Sends every read to the database from now on; writes still fence, and polls still count. */
  public void switchOff() {
    trust.switchOff();
  }

  /** The state of the cache now. */
  public State state() {
    @Nullable Incarnation trusted = trust.incarnation();
    Standing standing = trusted != null ? Standing.TRUSTED : trust.withoutGrant();
    return new State(standing, Optional.ofNullable(trusted), !circuit.isOpen(), circuit.refusal());
  }

  /** All that it remembers from one call to the next; equal for caches that will behave alike. */
  String fingerprint() {
    return trust.fingerprint() + circuit.fingerprint() + follower.fingerprint();
  }
}
