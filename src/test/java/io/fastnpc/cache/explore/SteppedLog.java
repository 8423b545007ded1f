package io.fastnpc.cache.explore;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A worker's connections to PostgreSQL for the log, each call on which is one step. */
final class SteppedLog implements InvalidationLog {
  private final InMemoryDatabase database;
  private final Scheduler scheduler;
  private final Judge judge;
  private Supplier<Optional<Position>> shared = Optional::empty;
  private boolean cut;
  private boolean startsAreLate;
  private Optional<Runnable> late = Optional.empty();
  private int shown;

  SteppedLog(InMemoryDatabase database, Scheduler scheduler, Judge judge) {
    this.database = database;
    this.scheduler = scheduler;
    this.judge = judge;
  }

  /** Cuts or heals the connections. */
  void setCut(boolean now) {
    cut = now;
  }

  /** Whether a start gets no answer from now on, and is carried out some time later. */
  void setStartsLate(boolean now) {
    startsAreLate = now;
  }

  /** Whether {@code start} is one of those. */
  boolean keepsForLater(Runnable start) {
    if (startsAreLate) {
      late = Optional.of(start);
    }
    return startsAreLate;
  }

  /** PostgreSQL gets to the start that had no answer. */
  void carryOutLateStart() {
    late.ifPresent(Runnable::run);
    late = Optional.empty();
  }

  /** The last version that was committed when the log was read last. */
  int shown() {
    return shown;
  }

  /** A position behind every transaction that has begun. */
  Position pastEverything() {
    return database.end();
  }

  /** Has {@code position} be the one that Redis has, so that others are those of copies. */
  void sightedBy(Supplier<Optional<Position>> redis) {
    shared = redis;
  }

  /** Whether a reading from {@code position} is for the copies alone. */
  boolean isOfCopies(Optional<Position> position) {
    return !position.equals(shared.get());
  }

  /** What the worker's threads do not know of it. */
  String state() {
    return cut + "" + shown + late.isPresent();
  }

  @Override
  public Reading read(Optional<Position> position, Incarnation sighted) throws LogUnavailable {
    scheduler.step("read the log");
    requireLine();
    Reading reading = database.read(position, sighted);
    shown = judge.committed();
    scheduler.note(
        (reading.gap() ? "gap " : "")
            + reading.keys().size()
            + " keys stale up to "
            + reading.next().text()
            + ", "
            + SteppedEpochs.describe(reading.epoch()));
    return reading;
  }

  /** Asked once, at the start; no step of the protocol. */
  @Override
  public List<String> unkeptLimits() {
    return database.unkeptLimits();
  }

  @Override
  public void repair() throws LogUnavailable {
    scheduler.step("repair the log");
    requireLine();
    database.repair();
    scheduler.note("");
  }

  void requireLine() throws LogUnavailable {
    if (cut) {
      scheduler.note("PostgreSQL does not answer");
      throw new LogUnavailable("cut off", new IllegalStateException("as the scenario wants it"));
    }
  }
}
