package io.fastnpc.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * What Flyway's table says has been done to a database, judged before more is done to it.
 *
 * @param migrations those of this release and those that have run, oldest first
 */
record SchemaHistory(List<MigrationInfo> migrations) {
  /** Where the migrations of this release are, as resources. */
  static final String FOLDER = "db/migration";

  /** The version that a database of the existing product is given. */
  static final String ADOPTED = "0";

  private static final Logger LOG = System.getLogger(SchemaHistory.class.getName());

  private static final String TABLE = "flyway_schema_history";

  private static final String ANOTHER =
      "Give FastNPC a database of its own, with CREATE DATABASE, and name it in POSTGRES_DB";

  /**
   * Lets a database pass that this release can go on from, with a warning where a newer one has
   * been at it.
   *
   * @throws DatabaseUnusable otherwise; it says what to do in place of Flyway's commands, which an
   *     operator does not have
   */
  void check() {
    migrations.forEach(SchemaHistory::check);
    migrations.stream()
        .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
        .reduce((older, newer) -> newer)
        .ifPresent(
            newest ->
                LOG.log(
                    Level.WARNING,
                    "A newer release has brought the schema to version {0}: this one uses what it"
                        + " knows of it",
                    newest.getVersion()));
  }

  private static void check(MigrationInfo migration) {
    String told = migration.getVersion() + " (" + migration.getDescription() + ")";
    MigrationState state = migration.getState();
    if (state.isFailed()) {
      throw new DatabaseUnusable(
          "migration %s failed half-way: undo what it began, run DELETE FROM %s WHERE NOT success, then start again"
              .formatted(told, TABLE));
    }
    if (state == MigrationState.IGNORED) {
      throw new DatabaseUnusable(
          "its table %s lacks migration %s although later ones have run: it belongs to another application, or has lost rows. %s, or restore a backup"
              .formatted(TABLE, told, ANOTHER));
    }
    if (isForeign(migration)) {
      throw new DatabaseUnusable(
          "its table %s belongs to another application, which ran %s. %s"
              .formatted(TABLE, told, ANOTHER));
    }
    if (state.isApplied() && !migration.isChecksumMatching()) {
      throw new DatabaseUnusable(
          "migration %s ran there with other statements than this release has. Start the release that made the database, or restore a backup from before it"
              .formatted(told));
    }
  }

  private static boolean isForeign(MigrationInfo migration) {
    return switch (migration.getState()) {
      case MISSING_SUCCESS -> true;
      case BASELINE -> !migration.getVersion().getVersion().equals(ADOPTED);
      case SUCCESS, OUT_OF_ORDER ->
          SchemaHistory.class.getResource("/" + FOLDER + "/" + migration.getScript()) == null;
      default -> false;
    };
  }
}
