package io.fastnpc.tools.scenarios;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Sql;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/** What a bulk write past the workers costs them, with many keys in Redis. */
final class BulkWrites {
  private static final int ROWS = Integer.getInteger("rows", 1_000_000);
  private static final int KEYS = 50_000;
  private static final String SETTINGS = "UPDATE user_settings SET ctx_max_chat = ctx_max_chat + 1";
  private static final String USERS = "UPDATE users SET is_admin = 1 - is_admin WHERE id < 0";

  private BulkWrites() {}

  /** What a case changes, and whether the workers run meanwhile. */
  private record Case(String name, boolean running, List<String> statements) {}

  /** What came of it. */
  private record Outcome(
      Duration took,
      long mebibytesMore,
      long reads,
      long badReads,
      Duration slowest,
      Duration back) {
    String row(String name) {
      return "| %s | %d | %d | %d | %d | %d | %d |"
          .formatted(
              name,
              took.toSeconds(),
              mebibytesMore,
              reads,
              badReads,
              slowest.toMillis(),
              back.toMillis());
    }
  }

  /** Measures and prints the table. */
  static void measure(PrintStream out) throws SQLException, InterruptedException {
    try (Installation installation = ShippedInstallation.start(2, true)) {
      TestUsers.create(installation, 1, 0);
      crowd(installation);
      out.printf(
          """

          ## %,d rows changed at once, %,d keys in Redis, two workers

          | | write s | heap of a worker, MiB more | reads | bad | slowest ms | cache serves again after ms |
          |---|---:|---:|---:|---:|---:|---:|
          """,
          ROWS, KEYS);
      for (Case each :
          List.of(
              new Case("one table", true, List.of(SETTINGS)),
              new Case("two tables, one transaction", true, List.of(SETTINGS, USERS)),
              new Case("while the workers are stopped", false, List.of(SETTINGS, USERS)))) {
        fill(installation.redis());
        out.println(outcome(installation, each).row(each.name()));
      }
    }
  }

  private static void crowd(Installation installation) throws SQLException {
    try (Connection connection = installation.postgres().dataSource().getConnection();
        PreparedStatement statement =
            Sql.of(BulkWrites.class, "crowd").prepare(connection, arg("rows", ROWS))) {
      statement.executeUpdate();
    }
  }

  /** Entries of the crowd, as the workers write them. */
  private static void fill(RedisServer redis) {
    try (Jedis jedis = new Jedis(Server.HOST, redis.port())) {
      Pipeline pipeline = jedis.pipelined();
      for (int user = 1; user <= KEYS; user++) {
        pipeline.set("fastnpc:user_settings:-" + user, "V{\"settings\":{}}");
      }
      pipeline.sync();
    }
  }

  private static Outcome outcome(Installation installation, Case of)
      throws SQLException, InterruptedException {
    List<Long> before = Heaps.of(installation);
    if (!of.running()) {
      installation.workers().forEach(Server::stop);
      Duration took = execute(installation, of.statements());
      installation.workers().parallelStream().forEach(PayaraWorker::start);
      try (Heaps heaps = new Heaps(installation);
          SettingsReaders readers = new SettingsReaders(installation)) {
        long committed = System.nanoTime();
        Duration back = readers.untilServedFromCache(committed);
        return outcome(took, before, heaps, readers, back);
      }
    }
    try (Heaps heaps = new Heaps(installation);
        SettingsReaders readers = new SettingsReaders(installation)) {
      readers.untilServedFromCache(System.nanoTime());
      Duration took = execute(installation, of.statements());
      Duration back = readers.untilServedFromCache(System.nanoTime());
      return outcome(took, before, heaps, readers, back);
    }
  }

  private static Outcome outcome(
      Duration took, List<Long> before, Heaps heaps, SettingsReaders readers, Duration back) {
    List<Long> most = heaps.most();
    List<Long> more = new ArrayList<>();
    for (int worker = 0; worker < most.size(); worker++) {
      more.add(most.get(worker) - before.get(worker));
    }
    return new Outcome(
        took,
        more.stream().mapToLong(Long::longValue).max().orElseThrow(),
        readers.count(),
        readers.bad(),
        readers.slowest(),
        back);
  }

  private static Duration execute(Installation installation, List<String> statements)
      throws SQLException {
    long began = System.nanoTime();
    try (Connection connection = installation.postgres().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
