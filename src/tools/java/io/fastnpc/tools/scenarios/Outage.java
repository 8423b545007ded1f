package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * How long reads take during an outage of Redis, from one second after its beginning, beside an
 * installation without a cache. All three are measured at the same time, so that other load on the
 * machine affects all alike.
 */
final class Outage {
  private static final Duration WARM = Duration.ofMinutes(1);
  private static final Duration FIRST_SECOND = Duration.ofSeconds(1);

  private Outage() {}

  /** Measures for {@code duration} and prints the table. */
  static void compare(Duration duration, PrintStream out)
      throws SQLException, InterruptedException, ExecutionException {
    try (Installation off = withUsers(false);
        Installation hung = withUsers(true);
        Installation dead = withUsers(true);
        ChattingUsers atOff = ChattingUsers.ofReaders(off);
        ChattingUsers atHung = ChattingUsers.ofReaders(hung);
        ChattingUsers atDead = ChattingUsers.ofReaders(dead)) {
      List<ChattingUsers> groups = List.of(atOff, atHung, atDead);
      List<Times> before = chat(groups, WARM);
      hung.redis().pause();
      dead.redis().kill();
      chat(groups, FIRST_SECOND);
      List<Times> after = chat(groups, duration);
      out.printf(
          """

          ## Redis hung (SIGSTOP) or dead (SIGKILL), %d people who read, %s from one second after it

          | | cache off | Redis hung | | Redis dead | |
          |---|---:|---:|---:|---:|---:|
          | look-ups over HTTP | %d | %d | | %d | |
          """,
          ChattingUsers.COUNT,
          duration,
          after.get(0).count(),
          after.get(1).count(),
          after.get(2).count());
      out.println(row("the minute before, p99", before, 0.99));
      for (double part : new double[] {0.5, 0.95, 0.99}) {
        out.println(row("look-up, p%.0f".formatted(part * 100), after, part));
      }
    }
  }

  private static Installation withUsers(boolean cache) throws SQLException {
    Installation installation = ShippedInstallation.start(1, cache);
    TestUsers.create(installation, ChattingUsers.COUNT, ChattingUsers.CHARACTERS);
    return installation;
  }

  private static List<Times> chat(List<ChattingUsers> groups, Duration duration)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(groups.size());
    try {
      Stream<Callable<Times>> chats = groups.stream().map(group -> () -> group.chat(duration));
      List<Future<Times>> all = threads.invokeAll(chats.toList());
      return List.of(all.get(0).get(), all.get(1).get(), all.get(2).get());
    } finally {
      threads.shutdown();
    }
  }

  private static String row(String what, List<Times> times, double part) {
    double off = times.get(0).quantileMillis(part);
    double hung = times.get(1).quantileMillis(part);
    double dead = times.get(2).quantileMillis(part);
    return "| %s | %.2f ms | %.2f ms | × %.2f | %.2f ms | × %.2f |"
        .formatted(what, off, hung, hung / off, dead, dead / off);
  }
}
