package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/** What one chat message costs on a warm installation. */
final class ChatTurn {
  private static final int WARM = 400;
  private static final int MEASURED = 200;

  private ChatTurn() {}

  /**
   * The cost in one installation.
   *
   * @param queries statements a turn
   * @param millis the median time of a turn
   */
  private record Cost(double queries, double millis) {}

  /** Measures without the cache and with it and prints the table. */
  static void compare(PrintStream out) throws SQLException {
    out.println("\n## One chat turn\n\n" + Row.HEAD);
    List<Cost> without = costs(false);
    List<Cost> with = costs(true);
    List<String> names = List.of("eleven look-ups", "one `/api/chat/{name}/context`");
    for (int i = 0; i < names.size(); i++) {
      Cost off = without.get(i);
      Cost on = with.get(i);
      out.println(Row.ofMeans(names.get(i) + ": queries", off.queries(), on.queries()));
      out.println(Row.ofTimes(names.get(i) + ": time", off.millis(), on.millis()));
    }
  }

  private static List<Cost> costs(boolean cache) throws SQLException {
    try (Installation installation = ShippedInstallation.start(1, cache)) {
      TestUsers.create(installation, 1, 3);
      RestClient browser = TestUsers.logIn(installation, 1).findFirst().orElseThrow();
      return List.of(
          cost(installation, browser, Turn.ofEleven("npc-1")),
          cost(installation, browser, Turn.inOne("npc-1")));
    }
  }

  private static Cost cost(Installation installation, RestClient browser, Turn turn)
      throws SQLException {
    for (int i = 0; i < WARM; i++) {
      turn.take(browser, nanos -> {});
    }
    Queries before = Queries.of(installation.postgres());
    Times turns = new Times();
    for (int i = 0; i < MEASURED; i++) {
      Times calls = new Times();
      turn.take(browser, calls::add);
      turns.add(Math.round(calls.sumMillis() * 1e6));
    }
    Queries made = Queries.of(installation.postgres()).minus(before);
    return new Cost((double) made.lookUps() / MEASURED, turns.quantileMillis(0.5));
  }
}
