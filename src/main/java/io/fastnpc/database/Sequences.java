package io.fastnpc.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Sets sequences right that are behind their tables, as data that were loaded without them leave
 * them: each new row would get a number that is there already, and be refused.
 */
final class Sequences {
  private static final Logger LOG = System.getLogger(Sequences.class.getName());

  private static final Sql SEQUENCES = Sql.of(Sequences.class, "sequences");

  private final DataSource dataSource;

  /** Sequences of the current schema of {@code dataSource}, whose waits for locks are bounded. */
  Sequences(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Which column a sequence numbers; all names are quoted as SQL needs them. */
  private record Numbering(String sequence, String table, String column) {
    String behind() {
      return "SELECT (SELECT max(%s) FROM %s) FROM %s AS sequence WHERE (SELECT max(%s) FROM %s)"
              .formatted(column, table, sequence, column, table)
          + " >= last_value + CASE WHEN is_called THEN 1 ELSE 0 END";
    }

    String cure() {
      return "SELECT setval('%s', (SELECT max(%s) FROM %s))"
          .formatted(sequence.replace("'", "''"), column, table);
    }
  }

  /**
   * Moves what is behind forward, and tells the log of each; what this role may not move is told
   * with the statement for somebody who may.
   *
   * @throws DatabaseFailure if PostgreSQL does not tell which sequences there are
   */
  void catchUp() {
    List<Numbering> numberings =
        new Database(dataSource)
            .all(
                SEQUENCES,
                row ->
                    new Numbering(
                        row.getString("sequence"),
                        row.getString("table"),
                        row.getString("column")));
    numberings.forEach(this::catchUp);
  }

  private void catchUp(Numbering numbering) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (last(statement, numbering).isPresent()) {
        connection.setAutoCommit(false);
        // Rows that are being inserted have numbers of their own; without them nothing overtakes.
        statement.execute("LOCK TABLE " + numbering.table() + " IN SHARE ROW EXCLUSIVE MODE");
        OptionalLong last = last(statement, numbering);
        if (last.isPresent()) {
          statement.execute(numbering.cure());
          connection.commit();
          LOG.log(
              Level.WARNING,
              "Sequence {0} was behind table {1}, as a restore without it leaves it: its last"
                  + " number is {2} now",
              numbering.sequence(),
              numbering.table(),
              Long.toString(last.getAsLong()));
        }
      }
    } catch (SQLException refused) {
      LOG.log(
          Level.WARNING,
          "Sequence {0} is behind table {1}, so that new rows are refused as duplicates, and cannot"
              + " be moved ({2}): as the owner of the table, run {3};",
          numbering.sequence(),
          numbering.table(),
          refused.getMessage(),
          numbering.cure());
    }
  }

  /** The highest number in the table if the sequence has yet to reach it; absent: it is past. */
  private static OptionalLong last(Statement statement, Numbering numbering) throws SQLException {
    try (ResultSet row = statement.executeQuery(numbering.behind())) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }
}
