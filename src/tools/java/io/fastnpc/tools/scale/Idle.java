package io.fastnpc.tools.scale;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PostgresServer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What workers cost that nobody asks anything: their polls, reports and looks at each other. */
final class Idle {
  private static final Duration SETTLING = Duration.ofSeconds(10);
  private static final Duration LENGTH = Duration.ofSeconds(30);

  private Idle() {}

  /** Measures and prints the table. */
  static void measure(Installation installation, PostgresServer postgres, PrintStream out)
      throws InterruptedException {
    TimeUnit.SECONDS.sleep(SETTLING.toSeconds());
    Spent before = Spent.of(installation, postgres);
    TimeUnit.SECONDS.sleep(LENGTH.toSeconds());
    Spent spent = Spent.of(installation, postgres).minus(before);
    double seconds = (double) LENGTH.toSeconds() * installation.workers().size();
    out.printf(
        """

        ## An idle worker, ms of processor time a second

        | worker | Redis | PostgreSQL |
        |---:|---:|---:|
        | %.1f | %.2f | %.2f |
        """,
        spent.workers() / seconds * 1e3,
        spent.redis() / seconds * 1e3,
        spent.postgres() / seconds * 1e3);
  }
}
