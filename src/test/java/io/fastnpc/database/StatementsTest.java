package io.fastnpc.database;

import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.postgres.PostgresLog;
import io.fastnpc.tools.scale.Asked;
import io.fastnpc.tools.scale.Crowd;
import io.fastnpc.tools.scale.Planning;
import io.fastnpc.tools.scale.RowsRead;
import io.fastnpc.tools.scale.Statements;
import io.fastnpc.tools.servers.GroupTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every statement of the application among the rows of 50,000 users: what it reads is what it was
 * asked for, by indexes, however PostgreSQL plans it.
 */
class StatementsTest {
  private static final int USERS = 50_000;
  private static final int CHARACTERS = 20_000;

  private static TestDatabase database;
  private static Connection connection;

  @BeforeAll
  static void fill() throws SQLException {
    database = TestDatabase.migrated();
    GroupTables.create(database.dataSource());
    new ListIndexes(database.settings()).build();
    new Crowd(USERS, CHARACTERS).fill(database.dataSource());
    connection = database.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
    }
  }

  @AfterAll
  static void leave() throws SQLException {
    connection.close();
  }

  static List<Asked> statements() {
    return Statements.all();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void a_statement_reads_no_more_than_it_was_asked_for(Asked asked) throws SQLException {
    for (Planning planning : Planning.values()) {
      RowsRead read = RowsRead.of(connection, asked, planning);
      if (asked.why().isEmpty()) {
        assertThat(read.sum()).as("%s: %s", planning, read).isLessThan(Asked.MOST_ROWS);
      }
    }
  }

  @Test
  void a_poll_that_reads_many_rows_finds_out_once_who_is_connected() throws SQLException {
    Sql read = Sql.of(PostgresLog.class, "read");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL track_functions = 'all'");
      statement.execute("SELECT cache_begin_history()");
      List<String> place = poll(read, null, null, null).get(0);
      long before = calls(statement);
      assertThat(poll(read, place.get(0), place.get(1), "3:3:")).hasSizeGreaterThan(10_000);
      assertThat(calls(statement) - before).isEqualTo(1);
    } finally {
      connection.rollback();
    }
  }

  /** History and mark in each row. */
  private static List<List<String>> poll(
      Sql read, @Nullable String history, @Nullable String mark, @Nullable String snapshot)
      throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (PreparedStatement statement =
            read.prepare(
                connection,
                arg("history", history),
                arg("mark", mark),
                arg("snapshot", snapshot),
                arg("checked", null),
                arg("sighted", "r"),
                arg("level", 2));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        all.add(List.of(rows.getString("history"), rows.getString("mark")));
      }
    }
    return all;
  }

  private static long calls(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT coalesce(sum(calls), 0) FROM pg_stat_xact_user_functions"
                + " WHERE funcname = 'cache_editions'")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void every_foreign_key_has_an_index_that_begins_with_its_columns() throws SQLException {
    assertThat(
            database.column(
                """
                SELECT conrelid::regclass || ' ' || conname
                FROM pg_constraint
                WHERE contype = 'f' AND NOT EXISTS (
                  SELECT FROM pg_index
                  WHERE indrelid = conrelid AND indisvalid
                    AND (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)"""))
        .isEmpty();
  }
}
