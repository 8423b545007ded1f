package io.fastnpc.cache.explore;

import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import java.time.Duration;

/** A worker's connections to PostgreSQL for the epoch, each call on which is one step. */
class SteppedEpochs implements Epochs {
  private final InMemoryDatabase database;
  private final Scheduler scheduler;
  private final SteppedLog line;

  SteppedEpochs(InMemoryDatabase database, Scheduler scheduler, SteppedLog line) {
    this.database = database;
    this.scheduler = scheduler;
    this.line = line;
  }

  /** An epoch in a few letters. */
  static String describe(Epoch epoch) {
    return epoch.id() + " " + epoch.reigning().map(Incarnation::runId).orElse("vacant");
  }

  @Override
  public Epoch look() throws LogUnavailable {
    scheduler.step("look at the epoch");
    line.requireLine();
    return noted(told(database.look()));
  }

  @Override
  public boolean start(Epoch seen, Incarnation chosen, Duration trust) throws LogUnavailable {
    scheduler.step("start the reign of " + chosen.runId());
    line.requireLine();
    if (line.keepsForLater(() -> noteStart(seen, chosen, trust))) {
      scheduler.note("no answer");
      throw new LogUnavailable("no answer");
    }
    return noteStart(seen, chosen, trust);
  }

  private boolean noteStart(Epoch seen, Incarnation chosen, Duration trust) {
    boolean started = carryOut(seen, chosen, trust);
    scheduler.note(started ? "started" : "not now");
    return started;
  }

  /** What PostgreSQL does about a start when it gets to it. */
  boolean carryOut(Epoch seen, Incarnation chosen, Duration trust) {
    return reached(() -> database.start(seen, chosen, trust));
  }

  /** What {@code asked} answers; this PostgreSQL always does, whoever is cut off from it. */
  static <T> T reached(Asked<T> asked) {
    try {
      return asked.answer();
    } catch (LogUnavailable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Something that PostgreSQL is asked. */
  interface Asked<T> {
    T answer() throws LogUnavailable;
  }

  /** What the worker makes of what it is told of an epoch. */
  Epoch told(Epoch epoch) {
    return epoch;
  }

  @Override
  public Epoch end(Epoch seen) throws LogUnavailable {
    scheduler.step("end " + seen.id());
    line.requireLine();
    return noted(told(database.end(seen)));
  }

  @Override
  public void endAndHold(Epoch seen) throws LogUnavailable {
    scheduler.step("end and hold " + seen.id());
    line.requireLine();
    database.endAndHold(seen);
    noted(database.look());
  }

  /** Part of the poll's last step: what it changes matters to nobody's safety. */
  @Override
  public void confirm(Epoch seen) throws LogUnavailable {
    line.requireLine();
    database.confirm(seen);
  }

  /** The same for a writer's transaction, on a connection of its own. */
  Committing committing(InMemoryDatabase.Transaction transaction) {
    return new Committing() {
      @Override
      public Epoch epoch() throws LogUnavailable {
        scheduler.step("take the lock, read the epoch");
        return noted(told(transaction.epoch()));
      }

      @Override
      public String name() {
        return transaction.name();
      }
    };
  }

  InMemoryDatabase database() {
    return database;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  SteppedLog line() {
    return line;
  }

  private Epoch noted(Epoch epoch) {
    scheduler.note(describe(epoch));
    return epoch;
  }
}
