package io.fastnpc.cache.explore;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Fence;
import io.fastnpc.cache.HeldEpoch;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Loader;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.TestCaches;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.fakes.NumberCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A worker of the application: its cache, and what its threads do with it. */
final class Worker {
  final String name;
  final InMemoryStore line;
  final SteppedLog log;
  final List<Scheduler.Actor> threads = new ArrayList<>();
  private final SteppedStore stepped;
  private final SteppedShelf shelf;
  private final SteppedEpochs epochs;
  private final Rule rule;
  private final World world;
  private final Cache cache;
  private final List<Write> open = new ArrayList<>();
  private final ThreadLocal<Integer> early = new ThreadLocal<>();
  private final boolean lowersAfterUnknown;
  private Policy policy = new Policy(Optional.empty(), Optional.empty());
  private boolean slowAnswers;
  private InMemoryDatabase loadsFrom;
  private boolean older;

  /** A write under way. */
  static final class Write {
    private final InMemoryDatabase.Transaction transaction;
    private final Set<Key> keys;
    private final int version;
    private boolean committing;
    private boolean fenceLost;

    private Write(InMemoryDatabase.Transaction transaction, Set<Key> keys, int version) {
      this.transaction = transaction;
      this.keys = keys;
      this.version = version;
    }
  }

  /** A worker; with {@code near}, one that keeps copies. */
  Worker(String name, World world, Rule rule, boolean near) {
    this.name = name;
    this.world = world;
    this.lowersAfterUnknown = rule.lowersAfterUnknown();
    this.line = new InMemoryStore(world.redis);
    this.loadsFrom = world.database;
    this.rule = rule;
    this.log = new SteppedLog(world.database, world.scheduler, world.judge);
    log.sightedBy(() -> line.server().position());
    this.epochs = new SteppedEpochs(world.database, world.scheduler, log);
    this.shelf = new SteppedShelf(world.scheduler, key -> Long.toString(raises(key)));
    this.stepped = new SteppedStore(line, world.scheduler);
    Store store = rule.store(stepped, this);
    InvalidationLog followed = rule.log(log, epochs);
    Epochs asked = rule.epochs(epochs);
    Time time = rule.time(new SteppedTime(world.clock, world.scheduler), this);
    this.cache =
        TestCaches.of(
            near
                ? new Ports(
                    store, (Neighbours) store, rule.shelf(shelf, this), followed, asked, time)
                : Alone.ports(store, followed, asked, time),
            rule.timings(World.TIMINGS),
            name);
    if (near) {
      line.subscribe(cache.ears());
    }
  }

  /** How often it has dropped what it has copied. */
  long raises(Key key) {
    return TestCaches.raises(cache, key);
  }

  /** Takes a step in which others may come first. */
  void step(String what) {
    world.scheduler.step(what);
    world.scheduler.note("");
  }

  /** The time now. */
  long nanos() {
    return world.clock.nanos();
  }

  /** Hears the next announcement that is published. */
  void hear() {
    world.scheduler.step("hears", line::hasNews, Scheduler.NEVER);
    world.scheduler.note("");
    line.hearNext();
  }

  /** Reads once. */
  void read() {
    world.scheduler.step("reads");
    world.scheduler.note("");
    Judge.Start start = world.judge.begin();
    world.scheduler.remember(start.toString());
    int version = value();
    world.judge.end(name, start, version);
  }

  /** Reads without being judged, as one whose own loads may be of another database. */
  void readAside() {
    world.scheduler.step("reads");
    world.scheduler.note("");
    value();
  }

  /** Reads the other key once. */
  void readOther() {
    world.scheduler.step("reads the other key");
    world.scheduler.note("");
    Judge.Start start = world.judge.begin();
    world.scheduler.remember(start.toString());
    int version = value(World.OTHER);
    world.judge.end(name, start, version);
  }

  /** Reads both keys once, ahead together and then one by one. */
  void readBothAhead() {
    world.scheduler.step("reads both keys ahead");
    world.scheduler.note("");
    cache.readAhead(List.of(World.KEY, World.OTHER));
    read();
    readOther();
  }

  /** Reads without being judged. */
  int value() {
    return value(World.KEY);
  }

  private int value(Key key) {
    try {
      return cache.read(new Lookup<>(key, policy, new NumberCodec()), new Load()).orElseThrow();
    } catch (RuntimeException violation) {
      throw violation;
    } catch (Exception impossible) {
      throw new IllegalStateException("the loader throws nothing", impossible);
    }
  }

  private final class Load implements Loader<Integer> {
    private String server = "";

    @Override
    public Optional<Integer> load() {
      server = loadsFrom.server(); // asked when the connection is made
      @Nullable Integer loaded = early.get();
      early.remove();
      return Optional.of(loaded == null ? query() : loaded);
    }

    @Override
    public boolean isFrom(String source) {
      return rule.fillsFromAnywhere() || server.equals(source);
    }
  }

  /** Has its loads read from {@code server}, whatever its other connections reach. */
  void loadFrom(InMemoryDatabase server) {
    loadsFrom = server;
  }

  /** Loads now what the thread's next load will be answered with. */
  void loadEarly() {
    early.set(query());
  }

  private int query() {
    world.scheduler.step("loads");
    int version = loadsFrom.number(World.KEY); // the other one has the same
    world.scheduler.note(Integer.toString(version));
    if (slowAnswers) {
      world.scheduler.step("learns of " + version);
      world.scheduler.note("");
    }
    return version;
  }

  /** From now on it writes as a release that knows epochs and no copies. */
  void becomeOlder() {
    older = true;
  }

  /** From now on what it fills in lives so long. */
  void fillFor(Duration life) {
    policy = new Policy(Optional.of(life), Optional.empty());
  }

  /** Makes it one step to read from the database, and another to learn what was read. */
  void answersTravelSlowly() {
    slowAnswers = true;
  }

  /** Writes the next version, and knows of its success on return. */
  void write() {
    write(true, Set.of(World.KEY));
  }

  /** Writes the next version of both keys at once. */
  void writeBoth() {
    write(true, Set.of(World.KEY, World.OTHER));
  }

  /** Writes the next version, and PostgreSQL refuses the commit. */
  void writeInVain() {
    write(false, Set.of(World.KEY));
  }

  /** Sends the commit of the next version and never hears how it ended. */
  void writeWithoutAnswer() {
    Write write = update(Set.of(World.KEY));
    @Nullable Fence fence = fence(write);
    if (fence == null) {
      end(write, false);
      return;
    }
    write.committing = true;
    world.scheduler.step("sends the commit and loses the connection");
    world.scheduler.note("");
    world.orphan(() -> end(write, true));
    if (lowersAfterUnknown) {
      cache.afterCommit(fence);
    } else {
      cache.afterUnknown(fence);
    }
  }

  private void write(boolean commit, Set<Key> keys) {
    Write write = update(keys);
    @Nullable Fence fence = fence(write);
    if (fence == null) {
      end(write, false);
      return;
    }
    write.committing = true;
    world.scheduler.step(commit ? "commits" : "is refused the commit");
    if (end(write, commit)) {
      cache.afterCommit(fence);
      world.judge.acknowledged(write.version);
    } else {
      cache.afterUnknown(fence);
    }
  }

  private Write update(Set<Key> keys) {
    world.scheduler.step("updates", () -> !world.database.locked(World.KEY), Scheduler.NEVER);
    InMemoryDatabase.Transaction transaction = world.database.begin();
    keys.forEach(transaction::raise);
    Write write = new Write(transaction, keys, world.database.number(World.KEY) + 1);
    world.scheduler.note("to " + write.version);
    open.add(write);
    return write;
  }

  private @Nullable Fence fence(Write write) {
    try {
      SteppedEpochs asked = rule.epochs(epochs);
      Committing own = rule.committing(asked.committing(write.transaction));
      HeldEpoch held = new HeldEpoch(older ? ofOlder(own) : own, asked);
      world.scheduler.step("is about to commit");
      world.scheduler.note("");
      return cache.beforeCommit(write.keys, held);
    } catch (LogUnavailable | InterruptedException impossible) {
      world.scheduler.note("cannot write " + write.version);
      return null;
    }
  }

  /** What it does of a release that knows epochs and no copies. */
  private Committing ofOlder(Committing own) {
    return new Committing() {
      @Override
      public Epoch epoch() throws LogUnavailable {
        Epoch epoch = own.epoch();
        if (epoch.level() > 1 && rule.heedsLevel()) {
          world.scheduler.note("wants a newer release");
          throw new LogUnavailable("epoch " + epoch.number() + " wants writers of a newer release");
        }
        return new Epoch(
            epoch.id(), epoch.number(), epoch.source(), epoch.reigning(), epoch.trust(), 1);
      }

      @Override
      public String name() throws LogUnavailable {
        return own.name();
      }
    };
  }

  private boolean end(Write write, boolean commit) {
    open.remove(write);
    return world.end(write.transaction, write.version, commit, !write.fenceLost);
  }

  /** Polls the log once. */
  void poll() {
    world.scheduler.step("polls");
    world.scheduler.note("");
    int failed = stepped.failedPolls();
    cache.poll();
    if (stepped.failedPolls() == failed) {
      world.judge.polled(name, log.shown());
    }
  }

  /** Notes that the fences of its writes that are not yet committed are lost. */
  void loseFences() {
    open.forEach(write -> write.fenceLost = true);
  }

  /** Dies. What it was about to commit may still be committed by the database. */
  List<Runnable> die() {
    List<Runnable> orphans = new ArrayList<>();
    for (Write write : open) {
      if (write.committing) {
        orphans.add(() -> world.end(write.transaction, write.version, true, !write.fenceLost));
      } else {
        write.transaction.rollBack();
      }
    }
    world.judge.forget(name);
    return orphans;
  }

  /** Ends what is still open. */
  void rollBackAll() {
    open.forEach(write -> write.transaction.rollBack());
    open.clear();
  }

  /** Everything about it that its threads cannot tell. */
  String state() {
    StringBuilder state = new StringBuilder(line.state());
    open.forEach(
        write -> state.append(write.version).append(write.committing).append(write.fenceLost));
    return state
        .append(log.state())
        .append(TestCaches.fingerprint(cache))
        .append(shelf.state())
        .append(raises(World.KEY))
        .append(' ')
        .append(raises(World.OTHER))
        .toString();
  }
}
