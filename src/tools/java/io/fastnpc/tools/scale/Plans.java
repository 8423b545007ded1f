package io.fastnpc.tools.scale;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/** What every statement of the application reads among all users, however it is planned. */
final class Plans {
  private static final int SHOWN = 12;

  private Plans() {}

  private record Result(Asked asked, RowsRead first, RowsRead settled) {
    static Result of(Connection connection, Asked asked) throws SQLException {
      return new Result(
          asked,
          RowsRead.of(connection, asked, Planning.NEW),
          RowsRead.of(connection, asked, Planning.SETTLED));
    }

    long most() {
      return Math.max(first.sum(), settled.sum());
    }

    boolean isGood() {
      return asked.why().isPresent() || most() < Asked.MOST_ROWS;
    }
  }

  /** Prints those that read most. @return whether none reads more than it was asked for */
  static boolean measure(DataSource database, PrintStream out) throws SQLException {
    List<Result> results = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      for (Asked asked : Statements.all()) {
        results.add(Result.of(connection, asked));
      }
    }
    out.printf(
        """

        ## What %d statements read, in rows and entries of indexes; these most

        | statement | the first time | once its plan has settled | why so much |
        |---|---:|---:|---|
        """,
        results.size());
    results.stream()
        .sorted(Comparator.comparingLong(Result::most).reversed())
        .limit(SHOWN)
        .forEach(
            result ->
                out.printf(
                    "| %s | %,d | %,d | %s |%n",
                    result.asked,
                    result.first.sum(),
                    result.settled.sum(),
                    result.asked.why().orElse("")));
    results.stream()
        .filter(result -> !result.isGood())
        .forEach(result -> out.println("Too much: " + result));
    return results.stream().allMatch(Result::isGood);
  }
}
