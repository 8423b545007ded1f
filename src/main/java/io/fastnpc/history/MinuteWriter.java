package io.fastnpc.history;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.DatabaseTrouble;
import io.fastnpc.database.Pruning;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Carries minutes to the database, and old ones out of it: one statement a minute, unless there is
 * something to make up for. For one background thread; nothing here fails.
 */
final class MinuteWriter {
  private static final Logger LOG = System.getLogger(MinuteWriter.class.getName());

  /** Minutes in one statement. */
  private static final int BATCH = 60;

  private static final int PRUNED_AT_ONCE = 2_000;

  private final Minutes minutes;
  private final MinuteRepository repository;
  private final WorkerLife self;
  private final DatabaseTrouble unwritten;

  /** Carries what is in {@code minutes} to {@code repository}, as that of {@code self}. */
  MinuteWriter(Minutes minutes, MinuteRepository repository, WorkerLife self, Troubles troubles) {
    this.minutes = minutes;
    this.repository = repository;
    this.self = self;
    this.unwritten =
        new DatabaseTrouble(
            troubles, troubles.of(LOG, Level.WARNING, "The history cannot be kept"));
  }

  /** Notes the minute that has ended, and stores all that are not; they wait where that fails. */
  void write() {
    minutes.note();
    store();
  }

  private void store() {
    try {
      List<Minutes.Row> rows = minutes.oldest(BATCH);
      while (!rows.isEmpty()) {
        repository.write(rows, self);
        minutes.stored(rows);
        unwritten.over();
        rows = minutes.oldest(BATCH);
      }
    } catch (DatabaseFailure failure) {
      unwritten.happened("the history waits in memory for a day", failure);
    }
  }

  /** Deletes what is older than a day, in short transactions. */
  void prune() {
    try {
      Pruning.inParts(PRUNED_AT_ONCE, most -> repository.prune(Minutes.KEPT, most));
      repository.pruneWorkers(Minutes.KEPT);
    } catch (DatabaseFailure failure) {
      unwritten.happened("old minutes stay", failure);
    }
  }

  /** Stores the running minute too, at the end of the worker. */
  void close() {
    minutes.close();
    store();
  }
}
