package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.Usage;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** A hundred users online, two workers. */
final class HundredUsers {
  private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);

  private HundredUsers() {}

  /**
   * What was measured in one installation.
   *
   * @param queries what PostgreSQL was sent
   * @param times how long look-ups took
   * @param hitRate the part of reads that Redis answered
   * @param mebibytes what the workers held together
   */
  private record Outcome(Queries queries, Times times, double hitRate, long mebibytes) {}

  /** Measures for {@code duration} after the first minute, without the cache and with it. */
  static void compare(Duration duration, PrintStream out)
      throws SQLException, InterruptedException, ExecutionException {
    Outcome off = outcome(duration, false);
    Outcome on = outcome(duration, true);
    out.printf(
        "%n## %d people online, two workers, %s after the first minute%n%n"
            + "Ten messages a minute each, eleven look-ups a message; one message in %d is followed"
            + " by a change.%n%n%s%n",
        ChattingUsers.COUNT, duration, ChattingUsers.UPDATE_SHARE / 2, Row.HEAD);
    out.println(Row.ofCounts("look-ups over HTTP", off.times().count(), on.times().count()));
    out.println(Row.ofCounts("queries that read", off.queries().lookUps(), on.queries().lookUps()));
    out.println(
        Row.ofCounts("statements that write", off.queries().writes(), on.queries().writes()));
    out.println(
        Row.ofCounts("polls of the invalidation log", off.queries().polls(), on.queries().polls()));
    for (double part : new double[] {0.5, 0.95, 0.99}) {
      out.println(
          Row.ofTimes(
              "look-up, p%.0f".formatted(part * 100),
              off.times().quantileMillis(part),
              on.times().quantileMillis(part)));
    }
    out.println(new Row("hit rate, all workers", "-", "%.2f %%".formatted(on.hitRate() * 100), ""));
    out.println(Row.ofCounts("workers' memory, MiB", off.mebibytes(), on.mebibytes()));
  }

  private static Outcome outcome(Duration duration, boolean cache)
      throws SQLException, InterruptedException, ExecutionException {
    try (Installation installation = ShippedInstallation.start(2, cache)) {
      TestUsers.create(installation, ChattingUsers.COUNT, ChattingUsers.CHARACTERS);
      try (ChattingUsers group = ChattingUsers.ofWriters(installation)) {
        group.chat(FIRST_MINUTE);
        Reads readsBefore = Reads.of(installation);
        Queries before = Queries.of(installation.postgres());
        Times times = group.chat(duration);
        Queries queries = Queries.of(installation.postgres()).minus(before);
        Reads reads = Reads.of(installation).minus(readsBefore);
        return new Outcome(queries, times, reads.hitRate(), residentMebibytes(installation));
      }
    }
  }

  private static long residentMebibytes(Installation installation) {
    return installation.workers().stream()
        .mapToLong(worker -> Usage.of(worker.control().pid()).residentMebibytes())
        .sum();
  }
}
