package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.workload.Pauses;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Makes transactions wait at a chosen point until it is closed. */
final class Barrier implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private final Connection connection;

  private Barrier(DataSource database, String lock) throws SQLException {
    connection = database.getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(lock);
    }
  }

  /** Before the commit of marked writes, when their fences stand. */
  static Barrier ofCommits(DataSource database) throws SQLException {
    return new Barrier(database, "SELECT pg_advisory_xact_lock(4712, 0)");
  }

  /** Before any change of a user's settings, when there is no fence yet. */
  static Barrier ofSettings(DataSource database, int user) throws SQLException {
    return new Barrier(
        database, "SELECT FROM user_settings WHERE user_id = " + user + " FOR UPDATE");
  }

  /** Waits until a transaction waits; returns whether one does. */
  boolean awaitWaiter() throws InterruptedException {
    return Pauses.await(this::somebodyWaits, TIMEOUT);
  }

  private boolean somebodyWaits() {
    String waiting = "SELECT FROM pg_locks WHERE NOT granted AND ";
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(waiting + "pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
      return rows.next();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Lets the transactions go on. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
