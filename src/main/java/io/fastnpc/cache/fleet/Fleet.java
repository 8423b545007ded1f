package io.fastnpc.cache.fleet;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.State;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.fleet.Event.Kind;
import io.fastnpc.cache.statistics.Ledger;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * This worker among all: it tells the others its state and its figures, and knows theirs.
 *
 * <p>Requests never wait for it. {@link #watch} and {@link #report} are for one background thread.
 */
public final class Fleet {
  private static final Logger LOG = System.getLogger(Fleet.class.getName());

  /** The length of a step of the history. */
  public static final Duration STEP = History.STEP;

  /** Where the last step of the history ends that is shown at {@code now}; epoch milliseconds. */
  public static long knownUntil(long now) {
    return History.ripe(now) * STEP.toMillis();
  }

  private final Self self;
  private final Supplier<State> cache;
  private final Ledger ledger;
  private final Member member;
  private final History history;
  private final Events events;
  private final Missing missing;
  private final Trouble untold;

  private Standing standing;
  private boolean starting = true;
  private @Nullable Incarnation redis;

  /**
   * The worker whose cache is in the state that {@code cache} gives, and which counts in {@code
   * ledger}.
   */
  public Fleet(Board board, Self self, Supplier<State> cache, Ledger ledger, Troubles troubles) {
    this.self = self;
    this.cache = cache;
    this.ledger = ledger;
    this.member = new Member(board, this::fill, ledger::now);
    this.history = new History(board, self.id(), this::data, System::currentTimeMillis);
    this.events = new Events(board);
    this.missing = new Missing(board, self.name());
    this.untold =
        troubles.of(LOG, Level.WARNING, "Workers cannot tell each other their figures by Redis");
    this.standing = standing();
    tell(Kind.WORKER_STARTED, self.version());
  }

  private SortedMap<String, Tally> data() {
    SortedMap<String, Tally> data = ledger.now();
    data.remove(Tally.SESSIONS);
    return data;
  }

  /** The name of this worker. */
  public String name() {
    return self.name();
  }

  /** Whether this worker uses the cache, and if not, why. */
  public Standing standing() {
    return cache.get().standing();
  }

  /** Whether Redis answered this worker's last call, and refused nothing that the cache needs. */
  public boolean redisAnswers() {
    return cache.get().storeAnswers();
  }

  /** What Redis refuses this worker, if that is why it counts as not answering. */
  public Optional<Refusal> refusal() {
    return cache.get().refusal();
  }

  /** The {@code run_id} of the Redis that reads use; absent where they use none. */
  public Optional<String> trustedRedis() {
    return cache.get().trusted().map(Incarnation::runId);
  }

  /** The workers that fell silent without a good-bye, as far as this one has heard; asks nobody. */
  public List<Lost> lost() {
    return missing.known();
  }

  /** What this worker has counted since it started, whatever was reset. */
  public SortedMap<String, Tally> sinceStart() {
    return ledger.now();
  }

  /** Notices what has changed since the last look: trust, and which Redis it is. */
  public void watch() {
    State seen = cache.get();
    @Nullable Incarnation trusted = seen.trusted().orElse(null);
    if (trusted != null && !trusted.equals(redis)) {
      if (redis != null) {
        // All workers notice it, and it is one event: its id is the same wherever it comes from.
        tell(trusted.runId(), Kind.REDIS_CHANGED, trusted.runId());
      }
      redis = trusted;
    }
    if (seen.standing() != standing && !isStillStarting(seen.standing())) {
      standing = seen.standing();
      starting = false;
      if (standing == Standing.TRUSTED) {
        tell(Kind.TRUST_GAINED, "");
      } else {
        tell(Kind.TRUST_LOST, standing.name());
      }
    }
  }

  /**
   * Whether a worker that has not used the cache yet waits as every worker does: for its first
   * poll, and until a Redis that has just come to count is safe to read.
   */
  private boolean isStillStarting(Standing next) {
    return starting && (next == Standing.STARTING || next == Standing.VACANT);
  }

  /** Tells the others what has happened here; while Redis is away it is kept. Never fails. */
  public void report() {
    history.note();
    if (!redisAnswers()) {
      return;
    }
    try {
      miss(member.report());
      miss(member.vanished());
      missing.meet();
      history.send();
      events.send();
      untold.over();
    } catch (StoreUnavailable away) {
      // Silence is told by the cache, which asks far more often.
      away.refusal().ifPresent(refusal -> untold.happened(refusal.toString()));
    }
  }

  private void miss(List<Report> last) throws StoreUnavailable {
    last.forEach(report -> tell(report.id(), Kind.WORKER_LOST, report.name()));
    missing.add(last);
  }

  /** Adds this worker to those that are gone, with all that it has counted. Never fails. */
  public void leave() {
    try {
      tell(self.id(), Kind.WORKER_GONE, self.name());
      history.send();
      member.leave();
      miss(member.silenced());
      events.send();
    } catch (StoreUnavailable away) {
      LOG.log(Level.DEBUG, "The others will find out: {0}", away.getMessage());
    }
  }

  /** Resets the figures of all workers to zero. @throws StoreUnavailable if Redis did not answer */
  public void reset() throws StoreUnavailable {
    member.reset();
  }

  /**
   * Stops missing the worker called {@code name}.
   *
   * @return whether it was missed
   * @throws StoreUnavailable if Redis did not answer
   */
  public boolean dismiss(String name) throws StoreUnavailable {
    return missing.dismiss(name);
  }

  private void tell(Kind kind, String what) {
    tell(UUID.randomUUID().toString(), kind, what);
  }

  private void tell(String id, Kind kind, String what) {
    events.tell(new Event(kind + " " + id, System.currentTimeMillis(), kind, self.name(), what));
  }

  private Report fill(String id, long number, long epoch, SortedMap<String, Tally> tallies) {
    Runtime heap = Runtime.getRuntime();
    return new Report(
        id,
        number,
        epoch,
        self.name(),
        self.host(),
        self.pid(),
        self.version(),
        ReportedStanding.of(standing()),
        redisAnswers(),
        self.startedAtMillis(),
        System.currentTimeMillis(),
        heap.totalMemory() - heap.freeMemory(),
        heap.maxMemory(),
        tallies);
  }

  /**
   * All workers at one moment.
   *
   * @param complete whether it shows all workers; otherwise Redis is away, and it shows this one
   *     only
   * @param tallies since the last reset, including those of workers that are gone
   * @param workers those that are alive, this one first
   * @param late the ids of those of them whose last report may not be true any more
   * @param lost those that fell silent without a good-bye, the latest first
   * @param steps the last hour of users' data by the beginning of each step, in epoch milliseconds;
   *     of each what every worker did in it, by the worker's id. A step that nobody knows of is
   *     missing, and so is the latest until all may have told of it
   * @param events newest first
   */
  public record View(
      boolean complete,
      SortedMap<String, Tally> tallies,
      List<Report> workers,
      Set<String> late,
      List<Lost> lost,
      SortedMap<Long, Map<String, Tally>> steps,
      List<Event> events) {
    /** The steps with all workers together. */
    public SortedMap<Long, Tally> history() {
      SortedMap<Long, Tally> history = new TreeMap<>();
      steps.forEach((at, parts) -> history.put(at, Tally.sum(parts)));
      return history;
    }

    /** Whether {@code report} is that of the worker which put this together. */
    public boolean isOwn(Report report) {
      return report.id().equals(workers.get(0).id());
    }

    /** Whether what {@code report} says of its worker may not be true any more. */
    public boolean isLate(Report report) {
      return late.contains(report.id());
    }
  }

  /** Looks at all workers; only at this one while Redis is away. */
  public View view() {
    if (redisAnswers()) {
      try {
        Member.Sum sum = member.sum();
        missing.meet();
        return new View(
            true,
            sum.tallies(),
            sum.workers(),
            sum.late(),
            missing.among(sum.workers()),
            history.together(),
            events.together());
      } catch (StoreUnavailable away) {
        LOG.log(Level.DEBUG, "The others cannot be read: {0}", away.getMessage());
      }
    }
    return alone();
  }

  /** What all workers have counted since the last reset; absent while Redis is away. */
  public Optional<SortedMap<String, Tally>> together() {
    if (redisAnswers()) {
      try {
        return Optional.of(member.sum().tallies());
      } catch (StoreUnavailable away) {
        LOG.log(Level.DEBUG, "The others cannot be read: {0}", away.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Looks at this worker only. */
  public View alone() {
    Report own = member.own();
    List<Report> workers = List.of(own);
    return new View(
        false,
        own.tallies(),
        workers,
        Set.of(),
        missing.among(workers),
        history.alone(),
        events.alone());
  }
}
