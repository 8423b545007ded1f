package io.fastnpc.cache.postgres;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.Claim;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Position;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.Sql;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The log that triggers write in every transaction that changes a cached table.
 *
 * <p>A position is a snapshot, {@code pg_current_snapshot}: what it showed has been read, and what
 * it did not show is read once when it has been committed, however long other transactions stay
 * open. Ids or times would not do, since transactions do not commit in their order. It carries the
 * name of the database's present history and the latest mark, so that a database which went back in
 * time is noticed, whatever the way: {@code V3__cache_history.sql} says how. So that changes which
 * no trigger saw are noticed, it also carries a fingerprint of the triggers, as {@code
 * V5__cache_log_watched.sql} says.
 */
public final class PostgresLog implements InvalidationLog {
  private static final Logger LOG = System.getLogger(PostgresLog.class.getName());
  private static final Sql READ = Sql.of(PostgresLog.class, "read");
  static final Sql BEGIN_HISTORY = Sql.of(PostgresLog.class, "begin-history");
  private static final Sql REPAIR = Sql.of(PostgresLog.class, "repair");
  private static final Sql PRUNE = Sql.of(PostgresLog.class, "prune");

  /** What no other class has written is a place in this log. */
  private static final Pattern POSITION =
      Pattern.compile("(?<history>[^/]+)/(?<mark>[^/]+)/(?<snapshot>\\d+:\\d+:[\\d,]*)");

  /** Of a cache of which more keys became stale than this, the reading tells the name alone. */
  private static final int MAX_KEYS = 10_000;

  /** Rows that the driver holds at a time. */
  private static final int PAGE = 1_000;

  private final DataSource dataSource;
  private final Supplier<List<String>> limits;

  /** Of triggers that were right; they need no other look while nobody changes them. */
  private volatile @Nullable String checked;

  /**
   * The log in the database of {@code dataSource}.
   *
   * @param dataSource gives connections in auto-commit mode that take no part in the caller's
   *     transaction
   * @param limits tells what {@link #unkeptLimits} does, or throws a {@link DatabaseFailure}
   */
  public PostgresLog(DataSource dataSource, Supplier<List<String>> limits) {
    this.dataSource = dataSource;
    this.limits = limits;
  }

  @Override
  public Reading read(Optional<Position> position, Incarnation sighted) throws LogUnavailable {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false); // or the driver would fetch all rows at once
      Reading reading;
      try {
        reading = readOrBegin(connection, position, sighted);
      } catch (SQLException | RuntimeException failure) {
        giveUp(connection, failure);
        throw failure;
      }
      connection.setAutoCommit(true);
      return reading;
    } catch (SQLException failure) {
      throw new LogUnavailable("reading the invalidation log: " + failure.getMessage(), failure);
    }
  }

  /** A broken connection refuses this as well; only the first failure says why it is broken. */
  private static void giveUp(Connection connection, Exception first) {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException second) {
      first.addSuppressed(second);
    }
  }

  private Reading readOrBegin(
      Connection connection, Optional<Position> position, Incarnation sighted) throws SQLException {
    Optional<Reading> reading = read(connection, position, sighted);
    if (reading.isEmpty()) {
      beginHistory(connection);
      connection.commit();
      reading = read(connection, position, sighted);
    }
    return reading.orElseThrow(() -> new SQLException("its history has no name"));
  }

  private Optional<Reading> read(
      Connection connection, Optional<Position> position, Incarnation sighted) throws SQLException {
    Matcher place = POSITION.matcher(position.map(Position::text).orElse(""));
    boolean known = place.matches();
    try (PreparedStatement statement =
        READ.prepare(
            connection,
            arg("history", known ? place.group("history") : null),
            arg("mark", known ? place.group("mark") : null),
            arg("snapshot", known ? place.group("snapshot") : null),
            arg("checked", checked),
            arg("sighted", sighted.text()),
            arg("level", Epoch.KNOWN_LEVEL))) {
      statement.setFetchSize(PAGE);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next(); // the statement always answers a row
        Optional<Epoch> epoch = EpochRow.of(rows);
        return epoch.isEmpty() ? Optional.empty() : Optional.of(reading(epoch.get(), rows));
      }
    }
  }

  private static void beginHistory(Connection connection) throws SQLException {
    try (PreparedStatement statement = BEGIN_HISTORY.prepare(connection)) {
      statement.execute();
    }
    LOG.log(
        Level.INFO,
        "The database has a new history (it was restored, crashed or has just been set up):"
            + " all positions in its invalidation log are void");
  }

  private Reading reading(Epoch epoch, ResultSet rows) throws SQLException {
    boolean gap = rows.getBoolean("gap");
    Position next =
        new Position(
            String.join(
                "/",
                rows.getString("history"),
                rows.getString("mark"),
                rows.getString("snapshot")));
    Claim claim =
        new Claim(
            Optional.ofNullable(rows.getString("latest")).map(Incarnation::parse),
            rows.getBoolean("reigned"),
            Duration.ofMillis(rows.getLong("unconfirmed_ms")),
            rows.getBoolean("held"),
            rows.getInt("edition"));
    List<String> defects = defects(rows);
    StaleKeys stale = new StaleKeys(MAX_KEYS);
    do {
      @Nullable String cache = rows.getString("cache");
      if (!gap && cache != null) {
        stale.add(
            cache,
            List.of((String[]) rows.getArray("args").getArray()),
            PostgresEpochs.transaction(epoch.source(), rows.getString("xid")));
      }
    } while (!gap && rows.next());
    return new Reading(
        gap, stale.keys().keySet(), stale.caches(), next, epoch, claim, stale.keys(), defects);
  }

  private List<String> defects(ResultSet rows) throws SQLException {
    @Nullable Array found = rows.getArray("defects");
    List<String> defects = found == null ? List.of() : List.of((String[]) found.getArray());
    if (defects.isEmpty()) {
      checked = rows.getString("fingerprint");
    }
    return defects;
  }

  @Override
  public List<String> unkeptLimits() throws LogUnavailable {
    try {
      return limits.get();
    } catch (DatabaseFailure failure) {
      throw new LogUnavailable("asking for time limits: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void repair() throws LogUnavailable {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = REPAIR.prepare(connection)) {
      statement.execute();
    } catch (SQLException failure) {
      throw new LogUnavailable("repairing the log: " + failure.getMessage(), failure);
    }
  }

  /**
   * Drops entries and marks older than {@code age} and makes a new mark, unless another worker is
   * doing so; to be called about once a minute. Who has fallen behind further than {@code age}
   * finds a gap.
   */
  public void prune(Duration age) throws LogUnavailable {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = PRUNE.prepare(connection, arg("age_ms", age.toMillis()))) {
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new LogUnavailable("pruning the invalidation log: " + failure.getMessage(), failure);
    }
  }
}
