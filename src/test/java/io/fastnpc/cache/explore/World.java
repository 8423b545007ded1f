package io.fastnpc.cache.explore;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.TestCaches;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two workers, a Redis and a PostgreSQL, and whatever a scenario lets happen to them. */
final class World {
  /** The key that everything is about. */
  static final Key KEY = Key.of("thing", 1);

  /** One that some writes change together with it, so that it always has the same version. */
  static final Key OTHER = Key.of("thing", 2);

  static final Timings TIMINGS = timings(Duration.ofMillis(20));

  /** How long PostgreSQL leaves a transaction idle; less than a fence's life, as it must be. */
  static final Duration IDLE = Duration.ofMillis(50);

  /** A life of entries; too short to vary. */
  static final Duration LIFE = Duration.ofMillis(8);

  /** A trust that holds longer. */
  static final Duration LONGER = TIMINGS.trust().multipliedBy(2);

  private static final Duration AGES = Duration.ofSeconds(10);

  /** As long all workers have known a newer edition before the level of epochs rises. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  final FakeTime clock = new FakeTime();
  final Judge judge = new Judge();
  final InMemoryRedis redis = new InMemoryRedis("redis", clock::millis);
  final InMemoryDatabase database = new InMemoryDatabase(clock::millis, IDLE, Duration.ofMillis(1));
  final Scheduler scheduler;
  final Worker a;
  final Worker b;
  private final List<Worker> alive = new ArrayList<>();
  private final List<Runnable> orphans = new ArrayList<>();
  private InMemoryRedis.Snapshot disk;
  private Optional<InMemoryRedis> standby = Optional.empty();
  private final InMemoryRedis strange = new InMemoryRedis("strange", clock::millis);

  /** Everything runs well, both workers trust the cache, and it is empty. */
  World(Rule rule, Strategy strategy, boolean near) {
    scheduler = new Scheduler(clock, strategy, this::state);
    if (near) {
      database.setEditions(2);
    }
    a = new Worker("A", this, rule, near);
    b = new Worker("B", this, rule, near);
    clock.advance(AGES);
    for (Worker worker : List.of(a, b)) {
      alive.add(worker);
      judge.expect(worker.name);
      worker.poll();
    }
    clock.advance(AGES);
    List.of(a, b).forEach(Worker::poll);
    List.of(a, b).forEach(Worker::poll);
    disk = redis.snapshot();
  }

  private static Timings timings(Duration trust) {
    Duration fence = Duration.ofMillis(100);
    Duration lease = Duration.ofMillis(10);
    return new Timings(trust, fence, lease, Duration.ofMillis(4), Duration.ofMillis(2), fence);
  }

  /** The cache has the value, and so has the disk. */
  void warmed() {
    a.read();
    disk = redis.snapshot();
  }

  /** Both workers have copies of the value as well. */
  void copied() {
    warmed();
    a.read();
    b.read();
  }

  /** The same for both keys. */
  void copiedTogether() {
    copied();
    for (Worker worker : List.of(a, a, b)) {
      worker.readOther();
    }
  }

  /**
   * Both workers keep copies from the next epoch on, in which A does not know how to write; B is
   * about to begin it.
   */
  void aboutToRise() {
    a.becomeOlder();
    database.setEditions(1);
    database.begin(redis.incarnation(), TIMINGS.trust());
    clock.advance(AGES);
    b.poll();
    database.setEditions(2);
    b.poll();
    clock.advance(SETTLED.minusMillis(1));
    b.poll();
    b.read();
  }

  /** An epoch has begun in which trust holds for {@code length}, longer than workers have it. */
  void reignFor(Duration length) {
    database.begin(redis.incarnation(), length);
    clock.advance(AGES);
    for (Worker worker : List.of(a, b, a, b)) {
      worker.poll();
    }
  }

  /** A third worker, which has trust hold for {@code length}, ends the epoch and starts another. */
  void anotherReign(Duration length) {
    scheduler.addEvent("a third worker", () -> another(length));
  }

  /** A third worker ends the epoch and starts another of that level, again and again. */
  void reignsOf(int... levels) {
    scheduler.addEvent(
        "a third worker",
        () -> {
          for (int level : levels) {
            database.setEditions(level);
            another(TIMINGS.trust());
          }
        });
  }

  private void another(Duration length) {
    try {
      scheduler.step("ends the epoch");
      Epoch vacant = database.end(database.look());
      scheduler.note(SteppedEpochs.describe(vacant));
      long waited = clock.nanos() + TestCaches.outlasting(timings(length)).toNanos();
      scheduler.step("starts another", () -> false, waited);
      boolean started = database.start(vacant, redis.incarnation(), length);
      scheduler.note(started ? "for " + length : "not now");
    } catch (LogUnavailable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Somebody announces another key. */
  void announceElsewhere() {
    redis.bulletin.announce(
        new Announcement(new Token("else-1"), false, Set.of(Key.of("thing", 2))),
        redis.incarnation());
  }

  /** A thread of {@code worker} that does {@code deeds} in order. */
  void thread(String name, Worker worker, Runnable... deeds) {
    Scheduler.Actor[] self = new Scheduler.Actor[1];
    self[0] =
        scheduler.add(
            name + "@" + worker.name,
            () -> {
              for (Runnable deed : deeds) {
                deed.run();
              }
            });
    worker.threads.add(self[0]);
  }

  /** Something that happens at some time. */
  void event(String what, Runnable event) {
    events(new String[] {what}, event);
  }

  /** Things that happen in this order, each at some time. */
  void events(String[] names, Runnable... events) {
    scheduler.addEvent(
        "—",
        () -> {
          for (int i = 0; i < events.length; i++) {
            scheduler.step(names[i]);
            scheduler.note("");
            events[i].run();
          }
        });
  }

  /** Time passes at once by each of {@code milliseconds}, as when a machine stands still. */
  void time(int... milliseconds) {
    scheduler.addEvent(
        "—",
        () -> {
          for (int step : milliseconds) {
            scheduler.step(step + " ms pass");
            clock.advance(Duration.ofMillis(step));
            scheduler.note("");
          }
        });
  }

  /** Somebody writes with psql. */
  void outsideWrite() {
    scheduler.add(
        "psql",
        () -> {
          scheduler.step("updates", () -> !database.locked(KEY), Scheduler.NEVER);
          InMemoryDatabase.Transaction transaction = database.begin();
          int version = transaction.raise(KEY);
          scheduler.note("to " + version);
          scheduler.step("commits");
          end(transaction, version, true, false);
        });
  }

  /** Somebody has a transaction open with psql that has nothing to do with the key. */
  void otherTransaction() {
    scheduler.add(
        "other psql",
        () -> {
          scheduler.step("begins to write elsewhere");
          InMemoryDatabase.Transaction transaction = database.begin();
          transaction.change(Key.of("thing", 2));
          scheduler.note("");
          scheduler.step("commits");
          transaction.commit();
          scheduler.note("");
        });
  }

  /** Ends a transaction; says whether it was committed. */
  boolean end(InMemoryDatabase.Transaction transaction, int version, boolean commit, boolean firm) {
    boolean committed = commit && transaction.commit();
    if (committed) {
      judge.committed(version);
      if (firm) {
        judge.firm(version);
      }
    } else {
      transaction.rollBack();
    }
    scheduler.note(committed ? "version " + version : "rolled back");
    return committed;
  }

  /** Kills {@code worker}; what it was committing may still be committed or not. */
  void crash(Worker worker) {
    event(
        worker.name + " is killed",
        () -> {
          worker.threads.forEach(Scheduler.Actor::kill);
          alive.remove(worker);
          orphans.addAll(worker.die());
        });
    orphansMayBeCommitted();
  }

  /** A commit that PostgreSQL has got and whose client will not hear of it. */
  void orphan(Runnable commit) {
    orphans.add(commit);
  }

  /** At some time PostgreSQL carries out the commit of a client that has gone. */
  void orphansMayBeCommitted() {
    scheduler.addEvent(
        "PostgreSQL",
        () -> {
          scheduler.step("carries out the lost commit", () -> !orphans.isEmpty(), Scheduler.NEVER);
          orphans.remove(0).run();
        });
  }

  /**
   * A standby of PostgreSQL has been promoted, and all is well again; but the loads of {@code
   * worker} still reach the old primary.
   */
  void promotedBesideTheOldPrimaryOf(Worker worker) {
    worker.loadFrom(database.oldPrimary());
    database.promote();
    for (int i = 0; i < 4; i++) {
      alive.forEach(Worker::poll);
      clock.advance(AGES);
    }
    alive.forEach(Worker::poll);
  }

  /**
   * A replica of Redis has taken over for A alone, whose start of an epoch had no answer; then B
   * has started another one with the old master, and trusts it.
   */
  void lateStart() {
    failOver(a);
    a.poll();
    b.poll();
    clock.advance(TestCaches.outlasting(TIMINGS));
    a.log.setStartsLate(true);
    a.poll();
    a.log.setStartsLate(false);
    b.poll();
  }

  /**
   * Both trust an epoch of which a standby of PostgreSQL, which lags, has got only the vacancy
   * before it, which A has seen.
   */
  InMemoryDatabase.Standby standbyThatLags() {
    SteppedEpochs.reached(() -> database.end(database.look()));
    List.of(a, b).forEach(Worker::poll);
    InMemoryDatabase.Standby lagging = database.standby();
    clock.advance(TestCaches.outlasting(TIMINGS));
    List.of(a, b).forEach(Worker::poll);
    warmed();
    return lagging;
  }

  /** Redis dies and comes back as it was when the scenario began. */
  void restart() {
    redis.restart(disk);
  }

  /** Redis evicts the key. */
  void evict() {
    if (redis.isFenced(KEY)) {
      a.loseFences();
      b.loseFences();
    }
    redis.evict(KEY);
  }

  /** Another Redis takes over with what the scenario began with, and {@code worker} goes there. */
  void failOver(Worker worker) {
    InMemoryRedis other = standby.orElseGet(this::promoted);
    standby = Optional.of(other);
    worker.line.connect(other);
  }

  /** {@code worker} is led to a Redis of which the others know nothing, with what has been. */
  void stray(Worker worker) {
    strange.restart(disk);
    worker.line.connect(strange);
  }

  private InMemoryRedis promoted() {
    InMemoryRedis other = new InMemoryRedis("standby", clock::millis);
    other.promote(disk);
    return other;
  }

  /** Everything is well again, and after a while everybody must read what was committed last. */
  void settle() {
    orphans.clear();
    for (Worker worker : List.of(a, b)) {
      worker.rollBackAll();
      worker.line.catchUp();
      worker.line.connect(standby.orElse(redis));
      worker.log.setCut(false);
      worker.loadFrom(database);
    }
    clock.advance(AGES);
    for (int i = 0; i < 4; i++) {
      alive.forEach(Worker::poll);
      clock.advance(AGES);
    }
    alive.forEach(Worker::poll);
    alive.forEach(worker -> judge.last(worker.name, worker.value()));
  }

  /** Cuts a worker's line to Redis. */
  static void cut(Worker worker) {
    worker.line.set(InMemoryStore.Line.CUT);
  }

  /** Heals it. */
  static void heal(Worker worker) {
    worker.line.set(InMemoryStore.Line.GOOD);
  }

  private String state() {
    return redis.state()
        + standby.map(InMemoryRedis::state).orElse("")
        + strange.state()
        + database.state()
        + clock.millis()
        + judge
        + a.state()
        + b.state()
        + orphans.size();
  }
}
