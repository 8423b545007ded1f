package io.fastnpc.database;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
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
  static final long LOCK = 0x66617374_6e7063L;

  /** The oldest major version with {@code client_connection_check_interval}. */
  private static final int MIN_VERSION = 14;

  /** The SQLSTATE of an error that a migration itself raises. */
  private static final String RAISED = "P0001";

  /** The SQLSTATE of a lock that was waited for too long. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final Sql OBSTACLE = Sql.of(Migrations.class, "obstacle");

  private final DatabaseSettings settings;
  private final Patience patience;

  /** Tells the connections of this process from those of other workers. */
  private final String name = "fastnpc migrations " + ProcessHandle.current().pid();

  /** Migrations of the database that {@code settings} point at; nothing is opened yet. */
  public Migrations(DatabaseSettings settings) {
    this(settings, Patience.USUAL);
  }

  Migrations(DatabaseSettings settings, Patience patience) {
    this.settings = settings;
    this.patience = patience;
  }

  /**
   * Runs what has not run yet; several workers may call this at once. Every few seconds a line in
   * the log says what it waits for.
   *
   * @throws DatabaseUnusable if PostgreSQL is not there or does not answer, if somebody stands in
   *     the way for too long, or if the schema could not be brought up to date; a migration that
   *     failed has left nothing behind
   */
  public void run() {
    try (StartWatch watch =
        new StartWatch(patience.line(), "PostgreSQL to answer", this::obstacle)) {
      run(watch);
    }
  }

  private void run(StartWatch watch) {
    try (Connection connection =
            dataSource(patience.turn(), patience.turn().multipliedBy(2)).getConnection();
        Statement statement = connection.createStatement()) {
      requireVersion(connection.getMetaData().getDatabaseMajorVersion());
      requireEncoding(statement);
      watch.waitFor("its turn to bring the schema up to date");
      // Flyway locks each migration, but not the moment in which it checks whether there is a
      // schema yet and whether it is one to adopt. PostgreSQL frees this lock with the connection.
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      watch.waitFor("the migrations to end");
      migrate(dataSource(patience.lock(), patience.statement()), watch);
    } catch (SQLException refused) {
      if (LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
        throw new DatabaseUnusable(
            "The schema at " + address() + " " + inTheWay(patience.turn(), watch), refused);
      }
      throw new DatabaseUnusable(
          "PostgreSQL cannot be used at "
              + address()
              + " (check POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER,"
              + " POSTGRES_PASSWORD and POSTGRES_SSLMODE): "
              + refused.getMessage(),
          refused);
    }
  }

  /** Older ones do not notice that the client of a commit has died, and the cache relies on it. */
  static void requireVersion(int version) {
    if (version < MIN_VERSION) {
      throw new DatabaseUnusable(
          "PostgreSQL "
              + version
              + " is too old: upgrade it to "
              + MIN_VERSION
              + " or newer, with pg_upgrade or a dump and restore");
    }
  }

  /** Others cannot hold, or cannot check, the letters of every language. */
  private void requireEncoding(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW server_encoding")) {
      row.next();
      String encoding = row.getString(1);
      if (!encoding.equals("UTF8")) {
        throw new DatabaseUnusable(
            "The database at "
                + address()
                + " is encoded in "
                + encoding
                + ", and texts need UTF8. Make one with CREATE DATABASE … ENCODING 'UTF8' LOCALE"
                + " 'C.UTF-8' TEMPLATE template0, move what the old one holds with pg_dump"
                + " --encoding=UTF8 and psql, and name it in POSTGRES_DB");
      }
    }
  }

  private static String inTheWay(Duration waited, StartWatch watch) {
    return "cannot be brought up to date: for "
        + waited.toSeconds()
        + " s another session stood in the way: "
        + watch.obstacle()
        + ". Wait for it or end it with SELECT pg_terminate_backend(…), then start again";
  }

  /** Who stands in the way, or that PostgreSQL does not even tell that; empty: nobody does. */
  private String obstacle() {
    try {
      return String.join(
          ", ",
          new Database(dataSource(patience.connect(), patience.connect()))
              .all(OBSTACLE, row -> row.getString("obstacle"), arg("name", name)));
    } catch (DatabaseFailure silent) {
      return "it does not answer: " + silent.getMessage();
    }
  }

  private void migrate(DataSource dataSource, StartWatch watch) {
    try {
      Flyway flyway =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(dataSource)
              .locations("classpath:" + SchemaHistory.FOLDER)
              // A database of the existing product has tables and no history; all migrations run
              // on it.
              .baselineOnMigrate(true)
              .baselineVersion(SchemaHistory.ADOPTED)
              .load();
      new SchemaHistory(List.of(flyway.info().all())).check();
      flyway.migrate();
      new Sequences(dataSource).catchUp();
    } catch (DatabaseUnusable refused) {
      throw new DatabaseUnusable(
          "The schema at " + address() + " cannot be brought up to date: " + refused.getMessage(),
          refused);
    } catch (FlywayException failure) {
      throw new DatabaseUnusable(
          "The schema at "
              + address()
              + " "
              + (isLockWait(failure)
                  ? inTheWay(patience.lock(), watch)
                  : "cannot be brought up to date: " + reason(failure)),
          failure);
    }
  }

  private static boolean isLockWait(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused
          && LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
        return true;
      }
    }
    return false;
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

  /**
   * Connections that no default of the role bounds.
   *
   * @param lock how long a statement waits for a lock
   * @param silence how long PostgreSQL may take for an answer
   */
  private DataSource dataSource(Duration lock, Duration silence) {
    PGSimpleDataSource dataSource = DirectConnections.to(settings);
    dataSource.setApplicationName(name);
    // "already exists, skipping" is the normal case, not news.
    dataSource.setOptions(
        "-c client_min_messages=warning -c statement_timeout=0"
            + " -c idle_in_transaction_session_timeout=0 -c lock_timeout="
            + lock.toMillis());
    int connect = Math.toIntExact(patience.connect().toSeconds());
    dataSource.setConnectTimeout(connect);
    dataSource.setLoginTimeout(connect); // also where it accepts and does not answer
    dataSource.setSocketTimeout(Math.toIntExact(silence.toSeconds()));
    dataSource.setTcpKeepAlive(true);
    return dataSource;
  }
}
