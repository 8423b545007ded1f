package io.fastnpc.database;

import io.fastnpc.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Brings the schema to the version that this application needs, from nothing or from what an
 * existing installation has.
 *
 * <p>Uses connections of its own, not the pool's: a migration may take longer than the time-outs
 * that every pooled connection carries.
 */
public final class Migrations {
  /** Any number will do as long as all workers agree; this one spells "fastnpc". */
  private static final long LOCK = 0x66617374_6e7063L;

  /** The SQLSTATE of an error that a migration itself raises. */
  private static final String RAISED = "P0001";

  private static final int CONNECT_TIMEOUT_SECONDS = 10;

  private final DatabaseSettings settings;

  /** Migrations of the database that {@code settings} point at; nothing is opened yet. */
  public Migrations(DatabaseSettings settings) {
    this.settings = settings;
  }

  /**
   * Runs what has not run yet; several workers may call this at once.
   *
   * @throws DatabaseUnusable if PostgreSQL is not there or the schema could not be brought up to
   *     date; a migration that failed has left nothing behind
   */
  public void run() {
    DataSource dataSource = dataSource();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      // Flyway locks each migration, but not the moment in which it checks whether there is a
      // schema yet and whether it is one to adopt. PostgreSQL frees this lock with the connection.
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      migrate(dataSource);
    } catch (SQLException refused) {
      throw new DatabaseUnusable(
          "PostgreSQL cannot be used at "
              + address()
              + " (check POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER and"
              + " POSTGRES_PASSWORD): "
              + refused.getMessage(),
          refused);
    }
  }

  private void migrate(DataSource dataSource) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          // A database of the existing product has tables and no history: version 0, so that all
          // migrations run on it.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException failure) {
      throw new DatabaseUnusable(
          "The schema at " + address() + " cannot be brought up to date: " + reason(failure),
          failure);
    }
  }

  /** The sentence of a migration that refused by itself; else all that Flyway knows. */
  private static String reason(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException refused && RAISED.equals(refused.getSQLState())) {
        ServerErrorMessage told = refused.getServerErrorMessage();
        if (told != null) {
          return String.valueOf(told.getMessage());
        }
      }
    }
    return String.valueOf(failure.getMessage());
  }

  private String address() {
    return settings.host()
        + ":"
        + settings.port()
        + ", database "
        + settings.database()
        + ", user "
        + settings.user();
  }

  private DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {settings.host()});
    dataSource.setPortNumbers(new int[] {settings.port()});
    dataSource.setDatabaseName(settings.database());
    dataSource.setUser(settings.user());
    dataSource.setPassword(settings.password());
    dataSource.setApplicationName("fastnpc migrations");
    // "already exists, skipping" is the normal case, not news.
    dataSource.setOptions("-c client_min_messages=warning");
    dataSource.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    return dataSource;
  }
}
