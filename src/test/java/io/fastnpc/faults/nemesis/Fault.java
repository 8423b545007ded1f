package io.fastnpc.faults.nemesis;

import java.util.Optional;

/** The kinds of faults. */
public enum Fault {
  WORKER_KILLED,
  WORKER_KILLED_IN_COMMIT,
  WORKER_KILLED_AFTER_COMMIT,
  WORKER_PAUSED,
  WORKER_PAUSED_BETWEEN_FENCE_AND_COMMIT,
  WORKER_PAUSED_IN_COMMIT,
  WORKER_CUT_OFF_FROM_REDIS,
  WORKER_STALLED_TO_REDIS,
  WORKER_PAUSED_AS_IT_HEARS,
  LISTENERS_CUT,
  ANNOUNCEMENTS_TRIMMED,
  REGISTRY_LOST,
  REDIS_PAUSED,
  REDIS_KILLED,
  REDIS_REWOUND,
  REDIS_EMPTIED,
  REDIS_FAILED_OVER,
  OUTSIDE_WRITES,
  TABLE_TRUNCATED,
  ROWS_WRITTEN_IN_BULK,
  ROWS_REPLICATED,
  BACKUP_RESTORED_IN_PLACE,
  BACKUP_RESTORED_AS_NEW_DATABASE,
  ROWS_PUT_BACK,
  ROWS_PUT_BACK_UNNOTICED,
  SESSIONS_TERMINATED;

  /** Whether it makes one worker unavailable, so that the other one must run. */
  boolean needsAllWorkers() {
    return name().startsWith("WORKER_");
  }

  /** How often it happens while most others happen once: two masters are the hardest to survive. */
  int share() {
    return this == REDIS_FAILED_OVER ? 2 : 1;
  }

  /**
   * Breaks something and mends it.
   *
   * @return the name of the worker that cannot answer meanwhile; absent if both should
   */
  Optional<String> happen(Stage stage) throws Exception {
    return switch (this) {
      case WORKER_KILLED -> WorkerFaults.kill(stage);
      case WORKER_KILLED_IN_COMMIT -> WorkerFaults.killInCommit(stage);
      case WORKER_KILLED_AFTER_COMMIT -> WorkerFaults.killAfterCommit(stage);
      case WORKER_PAUSED -> WorkerFaults.pause(stage);
      case WORKER_PAUSED_BETWEEN_FENCE_AND_COMMIT -> WorkerFaults.pauseBetweenFenceAndCommit(stage);
      case WORKER_PAUSED_IN_COMMIT -> WorkerFaults.pauseInCommit(stage);
      case WORKER_CUT_OFF_FROM_REDIS -> RedisFaults.cutOffWorker(stage);
      case WORKER_STALLED_TO_REDIS -> RedisFaults.stallWorker(stage);
      case WORKER_PAUSED_AS_IT_HEARS -> CopyFaults.pauseAsItHears(stage);
      case LISTENERS_CUT -> CopyFaults.cutListeners(stage);
      case ANNOUNCEMENTS_TRIMMED -> CopyFaults.trimAnnouncements(stage);
      case REGISTRY_LOST -> CopyFaults.loseRegistry(stage);
      case REDIS_PAUSED -> RedisFaults.pause(stage);
      case REDIS_KILLED -> RedisFaults.kill(stage);
      case REDIS_REWOUND -> RedisFaults.rewind(stage);
      case REDIS_EMPTIED -> RedisFaults.empty(stage);
      case REDIS_FAILED_OVER -> Failover.withTwoMasters(stage);
      case OUTSIDE_WRITES -> DatabaseFaults.write(stage);
      case TABLE_TRUNCATED -> DatabaseFaults.truncate(stage);
      case ROWS_WRITTEN_IN_BULK -> DatabaseFaults.writeInBulk(stage);
      case ROWS_REPLICATED -> Replication.write(stage);
      case BACKUP_RESTORED_IN_PLACE -> Restores.inPlace(stage);
      case BACKUP_RESTORED_AS_NEW_DATABASE -> Restores.asNewDatabase(stage);
      case ROWS_PUT_BACK -> Restores.rowsAlone(stage, Backup.Triggers.ON);
      case ROWS_PUT_BACK_UNNOTICED -> Restores.rowsAlone(stage, Backup.Triggers.OFF);
      case SESSIONS_TERMINATED -> DatabaseFaults.terminateSessions(stage);
    };
  }
}
