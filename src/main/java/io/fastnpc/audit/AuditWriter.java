package io.fastnpc.audit;

import io.fastnpc.config.AuditSettings;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.DatabaseTrouble;
import io.fastnpc.database.Pruning;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Carries what is pending to the database, and what is old out of it. For one background thread;
 * neither fails.
 *
 * <p>A batch whose commit was not answered is written again: a row may be there twice.
 */
final class AuditWriter {
  private static final Logger LOG = System.getLogger(AuditWriter.class.getName());
  private static final int BATCH = 500;
  private static final int PRUNED_AT_ONCE = 2_000;

  private final Pending pending;
  private final AuditRepository repository;
  private final AuditSettings settings;
  private final String worker;
  private final DatabaseTrouble unwritten;
  private final Trouble losses;

  /** Carries what is in {@code pending} to {@code repository}, as noted by {@code worker}. */
  AuditWriter(
      Pending pending,
      AuditRepository repository,
      AuditSettings settings,
      String worker,
      Troubles troubles) {
    this.pending = pending;
    this.repository = repository;
    this.settings = settings;
    this.worker = worker;
    this.unwritten =
        new DatabaseTrouble(troubles, troubles.of(LOG, Level.WARNING, "The audit cannot be kept"));
    this.losses = troubles.of(LOG, Level.ERROR, "Rows of the audit are lost");
  }

  /** Writes what is pending; it goes on being pending where that fails. */
  void write() {
    tellLosses(Pending.MOST_ROWS + " wait for PostgreSQL in memory already");
    List<Pending.Row> rows = pending.oldest(BATCH);
    while (!rows.isEmpty() && settled(rows)) {
      rows = pending.oldest(BATCH);
    }
  }

  /** Stores the oldest rows, or tells of those that cannot be; false: they wait, and all others. */
  private boolean settled(List<Pending.Row> oldest) {
    try {
      repository.write(oldest, worker);
      pending.stored(oldest.size());
      unwritten.over();
      return true;
    } catch (DatabaseFailure failure) {
      if (!isRefusal(failure)) {
        unwritten.happened("the audit waits in memory", failure);
        return false;
      }
      if (oldest.size() > 1) { // one that is refused must not take its neighbours with it
        return oldest.stream().allMatch(row -> settled(List.of(row)));
      }
      pending.refused(1);
      tellLosses("PostgreSQL refuses them: " + failure.getMessage());
      return true;
    }
  }

  /** Whether it would be refused again: a data exception, or a constraint. */
  private static boolean isRefusal(DatabaseFailure failure) {
    String state = failure.sqlStateClass();
    return state.equals("22") || state.equals("23");
  }

  private void tellLosses(String why) {
    long lost = pending.lost();
    if (lost > 0) {
      losses.happened(lost + " rows, since " + why);
    }
  }

  /** Deletes what is older than it need be, in short transactions. */
  void prune() {
    try {
      Pruning.inParts(PRUNED_AT_ONCE, most -> repository.prune(settings.retention(), most));
    } catch (DatabaseFailure failure) {
      unwritten.happened("old rows of the audit stay", failure);
    }
  }

  /** Writes what is pending and what was counted, at the end of the worker. */
  void close() {
    pending.close();
    write();
    int left = pending.oldest(Integer.MAX_VALUE).size();
    if (left > 0) {
      losses.happened(left + " rows that this worker could not write before its end");
    }
  }
}
