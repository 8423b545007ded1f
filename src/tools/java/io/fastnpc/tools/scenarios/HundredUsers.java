package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.Usage;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A hundred users online, two workers. */
final class HundredUsers {
  private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);

  /** In this time workers have read of the new users. */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /** How long polls alone are watched, before anybody chats. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private HundredUsers() {}

  /**
   * What was measured in one installation.
   *
   * @param queries the statements that PostgreSQL was sent
   * @param times how long look-ups took
   * @param hitRate the part of reads that the cache answered
   * @param commands what Redis carried out, apart from what it does for idle workers
   * @param mebibytes what the workers held together
   */
  private record Outcome(
      Queries queries, Times times, double hitRate, long commands, long mebibytes) {}

  /**
   * Measures for {@code duration} after the first minute, without the cache and with it, and with
   * the cache in Redis alone.
   */
  static void compare(Duration duration, PrintStream out)
      throws SQLException, InterruptedException, ExecutionException {
    Outcome off = outcome(duration, ShippedInstallation.start(2, false));
    Outcome alone = outcome(duration, ShippedInstallation.startWithoutCopies(2));
    Outcome on = outcome(duration, ShippedInstallation.start(2, true));
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
    out.println(Row.ofCounts("workers' memory, PSS in MiB", off.mebibytes(), on.mebibytes()));
    out.printf("%n%s%n", Row.head("without copies", "with copies"));
    out.println(Row.ofCounts("commands of Redis, polls apart", alone.commands(), on.commands()));
    out.println(Row.ofCounts("workers' memory, PSS in MiB", alone.mebibytes(), on.mebibytes()));
  }

  private static Outcome outcome(Duration duration, Installation started)
      throws SQLException, InterruptedException, ExecutionException {
    try (Installation installation = started) {
      TestUsers.create(installation, ChattingUsers.COUNT, ChattingUsers.CHARACTERS);
      double idle = idleCommandsASecond(installation);
      try (ChattingUsers group = ChattingUsers.ofWriters(installation)) {
        group.chat(FIRST_MINUTE);
        Reads readsBefore = Reads.of(installation);
        Queries before = Queries.of(installation.postgres());
        long commandsBefore = RedisFigures.commands(installation.redis());
        Times times = group.chat(duration);
        long commands = RedisFigures.commands(installation.redis()) - commandsBefore;
        Queries queries = Queries.of(installation.postgres()).minus(before);
        Reads reads = Reads.of(installation).minus(readsBefore);
        return new Outcome(
            queries,
            times,
            reads.hitRate(),
            Math.round(commands - idle * duration.toSeconds()),
            mebibytes(installation));
      }
    }
  }

  private static double idleCommandsASecond(Installation installation) throws InterruptedException {
    TimeUnit.SECONDS.sleep(SETTLING.toSeconds());
    long before = RedisFigures.commands(installation.redis());
    TimeUnit.SECONDS.sleep(IDLE.toSeconds());
    return (RedisFigures.commands(installation.redis()) - before) / (double) IDLE.toSeconds();
  }

  private static long mebibytes(Installation installation) {
    return installation.workers().stream()
        .mapToLong(worker -> Usage.proportionalMebibytes(worker.control().pid()))
        .sum();
  }
}
