package io.fastnpc.cache.postgres;

import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Incarnation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an epoch from the columns that {@code look.sql} names. */
final class EpochRow {
  private static final String LOST =
      "the table cache_epoch has lost its row; INSERT INTO cache_epoch (number, source, trust)"
          + " SELECT coalesce(max(number), 0), '', '2 s' FROM cache_reign makes a new one";

  private EpochRow() {}

  /** What to say where there is none. */
  static SQLException lost() {
    return new SQLException(LOST);
  }

  /** The epoch; absent: the database's history has no name yet. */
  static Optional<Epoch> of(ResultSet row) throws SQLException {
    @Nullable String id = row.getString("id");
    if (id == null) {
      throw lost();
    }
    @Nullable String source = row.getString("source");
    if (source == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Epoch(
            id,
            row.getLong("number"),
            source,
            Optional.ofNullable(row.getString("incarnation")).map(Incarnation::parse),
            Duration.ofMillis(row.getLong("trust_ms")),
            row.getInt("level")));
  }
}
