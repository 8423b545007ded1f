package io.fastnpc.tools.scenarios;

import io.fastnpc.database.Sql;
import io.fastnpc.tools.servers.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The statements that PostgreSQL was sent, by its own statistics.
 *
 * @param lookUps statements that read, those of writes included
 * @param writes statements that changed something
 * @param polls statements of the invalidation log's followers
 */
record Queries(long lookUps, long writes, long polls) {
  private static final Sql COUNT = Sql.of(Queries.class, "queries");

  /** The statements until now. */
  static Queries of(PostgresServer postgres) throws SQLException {
    try (Connection connection = postgres.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      try (ResultSet row = statement.executeQuery(COUNT.text())) {
        row.next();
        return new Queries(row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }
  }

  Queries minus(Queries earlier) {
    return new Queries(lookUps - earlier.lookUps, writes - earlier.writes, polls - earlier.polls);
  }
}
