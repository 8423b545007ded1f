package io.fastnpc.cache.explore;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Fence;
import io.fastnpc.cache.HeldEpoch;
import io.fastnpc.cache.Loader;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.TestCaches;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.fakes.NumberCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A worker of the application: its cache, and what its threads do with it. */
final class Worker {
  private static final Lookup<Integer> LOOKUP =
      new Lookup<>(World.KEY, new Policy(Optional.empty(), Optional.empty()), new NumberCodec());

  final String name;
  final InMemoryStore line;
  final SteppedLog log;
  final List<Scheduler.Actor> threads = new ArrayList<>();
  private final SteppedEpochs epochs;
  private final Rule rule;
  private final World world;
  private final Cache cache;
  private final List<Write> open = new ArrayList<>();
  private final ThreadLocal<Integer> early = new ThreadLocal<>();
  private final boolean lowersAfterUnknown;
  private boolean slowAnswers;
  private InMemoryDatabase loadsFrom;

  /** A write under way. */
  static final class Write {
    private final InMemoryDatabase.Transaction transaction;
    private final int version;
    private boolean committing;
    private boolean fenceLost;

    private Write(InMemoryDatabase.Transaction transaction, int version) {
      this.transaction = transaction;
      this.version = version;
    }
  }

  Worker(String name, World world, Rule rule) {
    this.name = name;
    this.world = world;
    this.lowersAfterUnknown = rule.lowersAfterUnknown();
    this.line = new InMemoryStore(world.redis);
    this.loadsFrom = world.database;
    this.rule = rule;
    this.log = new SteppedLog(world.database, world.scheduler, world.judge);
    this.epochs = new SteppedEpochs(world.database, world.scheduler, log);
    this.cache =
        TestCaches.of(
            new Ports(
                rule.store(new SteppedStore(line, world.scheduler), this),
                rule.log(log, epochs),
                rule.epochs(epochs),
                rule.time(new SteppedTime(world.clock, world.scheduler), this)),
            rule.timings(World.TIMINGS),
            name);
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

  /** Reads without being judged. */
  int value() {
    try {
      return cache.read(LOOKUP, new Load()).orElseThrow();
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
    int version = loadsFrom.number(World.KEY);
    world.scheduler.note(Integer.toString(version));
    if (slowAnswers) {
      world.scheduler.step("learns of " + version);
      world.scheduler.note("");
    }
    return version;
  }

  /** Makes it one step to read from the database, and another to learn what was read. */
  void answersTravelSlowly() {
    slowAnswers = true;
  }

  /** Writes the next version, and knows of its success on return. */
  void write() {
    write(true);
  }

  /** Writes the next version, and PostgreSQL refuses the commit. */
  void writeInVain() {
    write(false);
  }

  /** Sends the commit of the next version and never hears how it ended. */
  void writeWithoutAnswer() {
    Write write = update();
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

  private void write(boolean commit) {
    Write write = update();
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

  private Write update() {
    world.scheduler.step("updates", () -> !world.database.locked(World.KEY), Scheduler.NEVER);
    InMemoryDatabase.Transaction transaction = world.database.begin();
    Write write = new Write(transaction, transaction.raise(World.KEY));
    world.scheduler.note("to " + write.version);
    open.add(write);
    return write;
  }

  private @Nullable Fence fence(Write write) {
    try {
      HeldEpoch held = new HeldEpoch(epochs.committing(write.transaction), rule.epochs(epochs));
      world.scheduler.step("is about to commit");
      world.scheduler.note("");
      return cache.beforeCommit(Set.of(World.KEY), held);
    } catch (LogUnavailable | InterruptedException impossible) {
      world.scheduler.note("cannot write " + write.version);
      return null;
    }
  }

  private boolean end(Write write, boolean commit) {
    open.remove(write);
    return world.end(write.transaction, write.version, commit, !write.fenceLost);
  }

  /** Polls the log once. */
  void poll() {
    world.scheduler.step("polls");
    world.scheduler.note("");
    cache.poll();
    world.judge.polled(name, log.shown());
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
    return state.append(log.state()).append(TestCaches.fingerprint(cache)).toString();
  }
}
