package io.fastnpc.cache.postgres;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Position;
import io.fastnpc.database.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The log that triggers write in every transaction that changes a cached table.
 *
 * <p>A position is a transaction horizon, {@code pg_snapshot_xmin}: all transactions before it had
 * ended when it was taken, so that what committed before it has been read. Ids or times would not
 * do, since transactions do not commit in their order. It carries the identity of the database and
 * its timeline, so that a restored backup is noticed.
 */
public final class PostgresLog implements InvalidationLog {
  private static final Sql READ = Sql.of(PostgresLog.class, "read");
  private static final Sql SUSPEND = Sql.of(PostgresLog.class, "suspend");
  private static final Sql PRUNE = Sql.of(PostgresLog.class, "prune");
  private static final char SEPARATOR = '/';

  private final DataSource dataSource;

  /**
   * The log in the database of {@code dataSource}.
   *
   * @param dataSource gives connections in auto-commit mode that take no part in the caller's
   *     transaction
   */
  public PostgresLog(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Reading read(Optional<Position> position) throws LogUnavailable {
    @Nullable String source = position.map(PostgresLog::source).orElse(null);
    @Nullable String transaction = position.map(PostgresLog::transaction).orElse(null);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            READ.prepare(connection, arg("source", source), arg("transaction", transaction));
        ResultSet rows = statement.executeQuery()) {
      return reading(rows);
    } catch (SQLException failure) {
      throw new LogUnavailable("reading the invalidation log: " + failure.getMessage(), failure);
    }
  }

  private static Reading reading(ResultSet rows) throws SQLException {
    Set<Entry> entries = new HashSet<>();
    rows.next(); // the statement always answers a row
    boolean gap = rows.getBoolean("gap");
    Position next = new Position(rows.getString("source") + SEPARATOR + rows.getString("horizon"));
    Optional<Suspension> suspension =
        Optional.ofNullable(rows.getString("suspended_since")).map(Suspension::new);
    do {
      @Nullable String transaction = rows.getString("xid");
      if (transaction != null) {
        entries.add(entry(transaction, rows.getString("cache"), rows.getArray("args")));
      }
    } while (rows.next());
    return new Reading(gap, entries, next, suspension);
  }

  private static Entry entry(String transaction, String cache, Array args) throws SQLException {
    List<String> parts = List.of((String[]) args.getArray());
    Optional<Key> key = parts.isEmpty() ? Optional.empty() : Optional.of(Key.of(cache, parts));
    return new Entry(transaction, cache, key);
  }

  @Override
  public Suspension suspend(Duration duration) throws LogUnavailable {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            SUSPEND.prepare(connection, arg("duration_ms", duration.toMillis()));
        ResultSet row = statement.executeQuery()) {
      row.next(); // an upsert always answers its row
      return new Suspension(row.getString(1));
    } catch (SQLException failure) {
      throw new LogUnavailable("suspending the cache: " + failure.getMessage(), failure);
    }
  }

  /**
   * Drops entries older than {@code age}, unless another worker is doing so. Who has fallen behind
   * further than that will find a gap.
   */
  public void prune(Duration age) throws LogUnavailable {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = PRUNE.prepare(connection, arg("age_ms", age.toMillis()))) {
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new LogUnavailable("pruning the invalidation log: " + failure.getMessage(), failure);
    }
  }

  private static @Nullable String source(Position position) {
    int end = position.text().lastIndexOf(SEPARATOR);
    return end < 0 ? null : position.text().substring(0, end);
  }

  private static @Nullable String transaction(Position position) {
    String transaction = position.text().substring(position.text().lastIndexOf(SEPARATOR) + 1);
    // What is no number was not written by this class: unknown, hence a gap.
    return transaction.matches("\\d{1,19}") ? transaction : null;
  }
}
