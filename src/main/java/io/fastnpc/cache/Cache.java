package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.trouble.Troubles;
import java.util.Collection;
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
  private final ReadAhead ahead;
  private final Fences fences;
  private final LogFollower follower;
  private final Attendance attendance;
  private final Acknowledgements acknowledgements;
  private final NearCopies copies;
  private final Time time;
  private final String worker;
  private final Withdrawals withdrawals;
  private final Trust trust;
  private final Circuit circuit;

  private Cache(
      Ports ports,
      Timings timings,
      Sizes sizes,
      Tokens tokens,
      Statistics statistics,
      Troubles troubles) {
    Vacancies vacancies = new Vacancies(ports.time(), timings);
    this.trust = new Trust(ports.time());
    this.circuit = new Circuit(trust, troubles);
    this.time = ports.time();
    this.worker = tokens.worker();
    this.copies = new NearCopies(ports.shelf());
    Registry registry = new Registry(ports.time());
    Heard heard = new Heard();
    this.acknowledgements = new Acknowledgements();
    this.attendance = new Attendance(ports.neighbours(), copies, registry, heard, tokens);
    Announcer announcer =
        new Announcer(copies, registry, heard, acknowledgements, tokens, ports.time(), troubles);
    this.withdrawals = new Withdrawals(ports, announcer, vacancies, timings);
    Steps steps = new Steps(ports.store(), copies, circuit, timings.lease(), sizes, troubles);
    Misses misses = new Misses(trust, steps, timings, ports.time(), tokens);
    Bypasses bypasses = new Bypasses(ports.time(), timings.patience().plus(timings.lease()));
    this.reads = new ReadThrough(trust, copies, time, statistics, steps, misses, bypasses);
    this.ahead = new ReadAhead(ports.store(), copies, trust, circuit, time);
    this.fences =
        new Fences(ports, announcer, timings, tokens, statistics, circuit, vacancies, troubles);
    this.follower =
        new LogFollower(
            ports,
            attendance,
            registry,
            new CopiesFollower(copies, ports),
            timings,
            statistics,
            trust,
            circuit,
            vacancies,
            troubles);
  }

  /**
   * A cache that trusts nothing until it has been polled.
   *
   * @param name by which operators know this worker
   */
  public static Cache of(
      Ports ports,
      Timings timings,
      Sizes sizes,
      String name,
      Statistics statistics,
      Troubles troubles) {
    return new Cache(ports, timings, sizes, Tokens.unique(name), statistics, troubles);
  }

  /** A cache for values of any size, which tells of its troubles in lines of its own. */
  public static Cache of(Ports ports, Timings timings, Statistics statistics) {
    return of(ports, timings, Sizes.ANY, Tokens.unique(""), statistics);
  }

  static Cache of(Ports ports, Timings timings, Sizes sizes, Tokens tokens, Statistics statistics) {
    return new Cache(ports, timings, sizes, tokens, statistics, Troubles.onSystemClock());
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
   * Copies what Redis holds of {@code keys}, in one round trip, so that the reads of them that
   * follow need none. Only a hint, for who is about to read several: where this worker has good
   * copies, keeps none, or trusts nothing, it does nothing. Never fails.
   */
  public void readAhead(Collection<Key> keys) {
    ahead.read(keys);
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

  /**
   * Uses the cache no more, and has nobody wait for this worker; to be called at its end. Never
   * fails: others wait for its name until they have seen it stand still for the length of trust.
   */
  public void leave() {
    trust.switchOff();
    attendance.leave();
  }

  /** The name by which other workers know this one. */
  public String worker() {
    return worker;
  }

  /** Where comes in what is heard of the other workers between two polls. */
  public Neighbours.Ears ears() {
    return new Neighbours.Ears() {
      @Override
      public Optional<Incarnation> attended() {
        return attendance.place();
      }

      @Override
      public void announced(Announcement announcement) {
        attendance.hear(announcement);
      }

      @Override
      public void acknowledged(Token token, String worker) {
        acknowledgements.add(token, worker);
      }
    };
  }

  /**
   * Has no worker answer any more from copies of {@code keys}, which were removed from Redis
   * without a write; returns when none does.
   *
   * @throws StoreUnavailable if Redis did not answer
   * @throws LogUnavailable if PostgreSQL did not
   * @throws InterruptedException if the thread was interrupted
   */
  public void withdraw(Collection<Key> keys)
      throws StoreUnavailable, LogUnavailable, InterruptedException {
    if (!keys.isEmpty()) {
      withdrawals.withdraw(keys);
    }
  }

  /**
   * The same for all copies.
   *
   * @throws StoreUnavailable if Redis did not answer
   * @throws LogUnavailable if PostgreSQL did not
   * @throws InterruptedException if the thread was interrupted
   */
  public void withdrawAll() throws StoreUnavailable, LogUnavailable, InterruptedException {
    withdrawals.withdrawAll();
  }

  /** Whether this worker would answer for {@code key} from a copy in its own memory now. */
  public boolean hasCopy(Key key) {
    @Nullable NearCopy copy = copies.take(key);
    long nanos = time.nanos();
    Trust.@Nullable Grant trusted = trust.at(nanos);
    return trusted != null && trusted.copies() && copies.isGood(copy, key, nanos);
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

  /** How often {@code key} has been raised. */
  long raises(Key key) {
    return copies.raises(key);
  }

  /** All that it remembers from one call to the next; equal for caches that will behave alike. */
  String fingerprint() {
    return trust.fingerprint()
        + circuit.fingerprint()
        + follower.fingerprint()
        + attendance.fingerprint();
  }
}
