package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Epoch;
import io.fastnpc.database.GoingBackTest;
import io.fastnpc.gzip.Packed;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.SignedIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import redis.clients.jedis.Jedis;

/**
 * A worker of a release before and one of this release side by side, there and back. {@code
 * -Dfastnpc.war.before=…} names the WAR of a release without epochs, {@code
 * -Dfastnpc.war.before.copies=…} that of one with epochs which keeps no copies.
 */
class RollingUpdateIT {
  private static final String SETTINGS = "/api/me/settings";
  private static final String READY = "/health/ready";
  private static final int ROUNDS = 200;

  /** How values begin in Redis. */
  private static final String VALUE = "V1";

  /** Of settings that are worth compressing; these are never long enough by default. */
  private static final String LONG = " of many".repeat(20);

  private final List<RestClient> users = new CopyOnWriteArrayList<>();
  private final AtomicInteger version = new AtomicInteger();
  private final List<String> wrong = new ArrayList<>();
  private volatile boolean done;

  @Test
  @EnabledIfSystemProperty(
      named = "fastnpc.war.before",
      matches = ".+",
      disabledReason =
          "-Dfastnpc.war.before=… must name the WAR of a release without epochs; CONTRIBUTING.md"
              + " tells how to make one")
  void users_notice_nothing_of_an_update_nor_of_going_back() throws Exception {
    Path before = Path.of(System.getProperty("fastnpc.war.before"));
    try (Installation old = Installation.ofWorkers(1).war(before).start()) {
      RestClient user = SignedIn.as("ada", old.address(0)).client();
      users.add(user);
      becomes(old.address(0), "TRUSTED");
      CompletableFuture<Void> work = CompletableFuture.runAsync(this::work);
      try (Installation next =
          Installation.ofWorkers(1)
              .givenPostgres(old.postgres().environment())
              .givenRedis(old.redis().environment())
              .start()) {
        users.add(user.on(next.address(0)));
        becomes(next.address(0), "TRUSTED");
        becomes(old.address(0), "LOG_UNAVAILABLE");
        round(ROUNDS);
        users.remove(1);
        round(2); // which it has not begun
      }
      round(ROUNDS);
      PayaraWorker worker = old.workers().get(0);
      becomes(worker.address(), "LOG_UNAVAILABLE");
      try (Connection connection = old.postgres().dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(GoingBackTest.statements());
      }
      becomes(worker.address(), "TRUSTED");
      round(ROUNDS);
      done = true;
      work.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(version.get()).isGreaterThan(3 * ROUNDS);
  }

  @Test
  @EnabledIfSystemProperty(named = "fastnpc.war.before.copies", matches = ".+")
  void users_notice_nothing_as_workers_begin_to_keep_copies_nor_of_going_back() throws Exception {
    Path before = Path.of(System.getProperty("fastnpc.war.before.copies"));
    try (Installation old = Installation.ofWorkers(1).war(before).start()) {
      PayaraWorker worker = old.workers().get(0);
      RestClient user = SignedIn.as("ada", worker.address()).client();
      users.add(user);
      becomes(worker.address(), "TRUSTED");
      CompletableFuture<Void> work = CompletableFuture.runAsync(this::work);
      try (Installation next =
          Installation.ofWorkers(1)
              .givenPostgres(old.postgres().environment())
              .givenRedis(old.redis().environment())
              .with("FASTNPC_CACHE_COMPRESS_FROM", "100")
              .start()) {
        users.add(user.on(next.address(0)));
        becomes(next.address(0), "TRUSTED");
        becomes(worker.address(), "TRUSTED");
        round(ROUNDS);
        assertThat(level(old)).isEqualTo(1);
        users.remove(0);
        round(2);
        worker.close();
        while (level(old) < Epoch.KNOWN_LEVEL) {
          round(1);
        }
        becomes(next.address(0), "TRUSTED");
        round(ROUNDS);
        assertThat(isCompressed(old)).isTrue();
        worker.start();
        becomes(worker.address(), "TRUSTED");
        assertThat(level(old)).isEqualTo(1);
        users.add(user);
        round(ROUNDS);
        users.remove(0);
        round(2);
      }
      round(ROUNDS);
      done = true;
      work.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(version.get()).isGreaterThan(4 * ROUNDS);
  }

  private static int level(Installation installation) throws SQLException {
    try (Connection connection = installation.postgres().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT level FROM cache_epoch")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Whether some entry of settings is, which is at times away as they are written. */
  private static boolean isCompressed(Installation installation) {
    try (Jedis redis = new Jedis(Server.HOST, installation.redis().port())) {
      long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (System.nanoTime() < deadline) {
        for (String key : redis.keys("*user_settings:*")) {
          byte[] entry = redis.get(key.getBytes(StandardCharsets.UTF_8));
          if (entry != null && Packed.isPacked(entry, VALUE.length())) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private static void becomes(URI worker, String state) {
    RestClient.at(worker)
        .until(READY, ready -> ready.at("/checks/0/data/cache").asText().equals(state));
  }

  /** Waits until that many more writes are done and read everywhere. */
  private void round(int writes) {
    int until = version.get() + writes;
    while (version.get() < until) {
      Thread.onSpinWait();
    }
  }

  /** Writes on one worker after the other, and each time reads on all. */
  private void work() {
    while (!done) {
      int next = version.get() + 1;
      List<RestClient> all = List.copyOf(users);
      Answer written =
          all.get(next % all.size()).put(SETTINGS, Map.of("profile", "v" + next + LONG));
      if (written.status() != 200) {
        wrong.add("write " + next + ": " + written);
      }
      for (RestClient reader : all) {
        Answer read = reader.get(SETTINGS);
        if (!read.body().at("/settings/profile").asText().equals("v" + next + LONG)) {
          wrong.add("read " + next + ": " + read);
        }
      }
      version.set(next);
    }
  }
}
