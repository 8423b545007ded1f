package io.fastnpc.faults;

import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One installation for one run.
 *
 * @param postgres its database
 * @param redis its cache
 * @param workers its two workers, each with a way to Redis of its own
 * @param orderLog the database's word on what happened
 * @param users the users with the hot keys
 * @param changing a user whose password changes
 * @param admin an administrator
 */
record Cluster(
    PostgresServer postgres,
    RedisServer redis,
    List<Worker> workers,
    OrderLog orderLog,
    List<SignedIn> users,
    SignedIn changing,
    RestClient admin)
    implements AutoCloseable {

  private static final int USERS = 3;

  /** Starts everything with {@code war} on the workers. */
  static Cluster start(Path war) throws SQLException {
    PostgresServer postgres = Servers.newPostgres();
    RedisServer redis = Servers.newRedis();
    PayaraWorker.Software software = PayaraWorker.Software.built().with(war);
    List<CompletableFuture<Worker>> starting =
        Stream.of("worker 1", "worker 2")
            .map(
                name -> CompletableFuture.supplyAsync(() -> start(name, software, postgres, redis)))
            .toList();
    List<Worker> workers = starting.stream().map(CompletableFuture::join).toList();
    OrderLog orderLog = new OrderLog(postgres.dataSource());
    orderLog.install();
    var first = workers.get(0).address();
    RestClient admin = RestClient.at(first);
    admin.post("/auth/register", Map.of("username", "root", "password", SignedIn.PASSWORD));
    List<SignedIn> users =
        IntStream.range(0, USERS).mapToObj(index -> SignedIn.as("user", first)).toList();
    for (SignedIn user : users) {
      user.browser().post("/api/characters", Map.of("role", Client.HERO));
      for (String name : Client.NAMES) {
        orderLog.begin(Keys.id(user.id(), name), CharacterCalls.NO_ID);
        orderLog.begin(Keys.profile(user.id(), name), CharacterCalls.NO_PROFILE);
      }
    }
    SignedIn changing = SignedIn.as("changing", first);
    return new Cluster(postgres, redis, workers, orderLog, users, changing, admin);
  }

  private static Worker start(
      String name, PayaraWorker.Software software, PostgresServer postgres, RedisServer redis) {
    TcpProxy proxy = new TcpProxy(redis.port());
    Map<String, String> environment = Servers.environment(postgres, redis);
    environment.put("REDIS_PORT", Integer.toString(proxy.port()));
    return new Worker(name, Servers.newWorker(software, environment), proxy);
  }

  /** The names of the workers are also those in the history. */
  Worker otherThan(Worker worker) {
    return workers.get(1 - workers.indexOf(worker));
  }

  @Override
  public void close() {
    for (Worker worker : workers) {
      worker.server().kill();
      try {
        worker.redis().close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    redis.kill();
    postgres.stop();
  }
}
