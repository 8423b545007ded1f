package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.checker.Attempt;
import io.fastnpc.faults.checker.History;
import io.fastnpc.faults.checker.Operation;
import io.fastnpc.faults.checker.ValuePattern;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Writes that go past the workers, as with psql.
 *
 * <p>They place no fences: the log carries them to the cache. They count as acknowledged, and bind
 * whoever comes after an operation that showed them, once the trust that was granted before their
 * commit has run out at every worker.
 */
final class OutsideWrites {
  /** The default of {@code FASTNPC_CACHE_TRUST}. */
  static final Duration TRUST = Duration.ofMillis(1500);

  private final DataSource database;
  private final History history;
  private final Map<String, Long> bindsFrom = new ConcurrentHashMap<>();

  OutsideWrites(DataSource database, History history) {
    this.database = database;
    this.history = history;
  }

  /** What a transaction does; returns what it shows of each key. */
  @FunctionalInterface
  interface Work {
    /** Does it on {@code connection}, which is in a transaction. */
    Map<String, ValuePattern> on(Connection connection) throws SQLException;
  }

  /** Runs {@code statements} as one transaction. @throws SQLException if it was rolled back */
  void make(String what, Map<String, ValuePattern> shows, String... statements)
      throws SQLException {
    make(
        what,
        database,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
              statement.execute(sql);
            }
          }
          return shows;
        },
        () -> {});
  }

  /** Something that makes a transaction seen that has been committed. */
  @FunctionalInterface
  interface Publishing {
    void run() throws SQLException;
  }

  /**
   * Runs {@code work} as one transaction in {@code where}, which the workers see from {@code
   * published} on. @throws SQLException if it was rolled back
   */
  void make(String what, DataSource where, Work work, Publishing published) throws SQLException {
    long began = history.now();
    Map<String, ValuePattern> shows;
    String transaction;
    try (Connection connection = where.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      shows = work.on(connection);
      transaction = transaction(statement);
      bindsFrom.put(transaction, Long.MAX_VALUE); // until the commit has been answered
      connection.commit();
    }
    published.run();
    note(what, shows, began, transaction);
  }

  /** A transaction of somebody else, which is committed by now. */
  void note(String what, Map<String, ValuePattern> shows, long began, String transaction) {
    long later = history.now() + TRUST.toNanos();
    bindsFrom.put(transaction, later);
    history.add(new Attempt(operation(what, began, later), shows, Optional.empty()));
  }

  private static Operation operation(String what, long began, long bindsFrom) {
    return new Operation(Operation.Kind.WRITE, "psql", what, began, bindsFrom);
  }

  private static String transaction(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT pg_current_xact_id()::text")) {
      row.next();
      return row.getString(1);
    }
  }

  /** From when on the versions of {@code transaction} bind; absent if it is none of these. */
  Optional<Long> bindsFrom(String transaction) {
    return Optional.ofNullable(bindsFrom.get(transaction));
  }
}
