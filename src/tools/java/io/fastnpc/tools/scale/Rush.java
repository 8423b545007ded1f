package io.fastnpc.tools.scale;

import io.fastnpc.tools.Threads;
import io.fastnpc.tools.scale.Visitors.Visit;
import io.fastnpc.tools.scenarios.Times;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PostgresServer;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Very many different users within a minute, each of whom reads for the first time. */
final class Rush {
  private static final int CONNECTIONS = 64;
  private static final Duration LENGTH = Duration.ofMinutes(1);
  private static final List<String> READS =
      List.of("/auth/me", "/api/characters", "/api/chat/npc-0/context");

  private final Installation installation;
  private final int users;
  private final Visitors visitors = new Visitors();
  private final Times times = new Times();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger bad = new AtomicInteger();
  private final long began = System.nanoTime();

  private Rush(Installation installation, int users) {
    this.installation = installation;
    this.users = users;
  }

  /** Lets {@code users} come, and says how they fared. @return whether all were answered in time */
  static boolean measure(
      Installation installation, PostgresServer postgres, int users, PrintStream out)
      throws SQLException {
    Spent before = Spent.of(installation, postgres);
    Rush rush = new Rush(installation, users);
    Threads.together(CONNECTIONS, rush::visit);
    double seconds = (System.nanoTime() - rush.began) / 1e9;
    Spent spent = Spent.of(installation, postgres).minus(before);
    int requests = rush.times.count();
    out.printf(
        """

        ## %,d different users within a minute, two workers, %d connections

        | requests | not 200 | took, s | p50 ms | p99 ms | slowest ms | connections of PostgreSQL after it |
        |---:|---:|---:|---:|---:|---:|---:|
        | %,d | %d | %.1f | %.1f | %.1f | %.1f | %d |

        | µs of processor time for each request: workers | Redis | PostgreSQL | bytes in Redis for each user |
        |---:|---:|---:|---:|
        | %,.0f | %,.0f | %,.0f | %,d |
        """,
        users,
        CONNECTIONS,
        requests,
        rush.bad.get(),
        seconds,
        rush.times.quantileMillis(0.5),
        rush.times.quantileMillis(0.99),
        rush.times.quantileMillis(1),
        connections(postgres),
        spent.workers() / requests * 1e6,
        spent.redis() / requests * 1e6,
        spent.postgres() / requests * 1e6,
        spent.bytes() / users);
    return rush.bad.get() == 0 && seconds < LENGTH.toSeconds() + 2;
  }

  /** Takes the next user who comes, when it is time for that, until all have come. */
  private void visit() {
    for (int number = next.getAndIncrement(); number < users; number = next.getAndIncrement()) {
      long due = began + LENGTH.toNanos() * number / users;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      URI worker = installation.address(number);
      for (String path : READS) {
        read(worker, 1 + number, path);
      }
    }
  }

  private void read(URI worker, int user, String path) {
    try {
      Visit visit = visitors.get(worker, user, path);
      times.add(visit.nanos());
      if (visit.status() != 200) {
        bad.incrementAndGet();
      }
    } catch (UncheckedIOException none) {
      bad.incrementAndGet();
    }
  }

  private static int connections(PostgresServer postgres) throws SQLException {
    try (Connection connection = postgres.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'fastnpc%'")) {
      row.next();
      return row.getInt(1);
    }
  }
}
