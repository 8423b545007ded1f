package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.RedisSentinel;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.RedisStandby;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.util.SafeEncoder;

/** A master, its replica and a real Sentinel that asks for a password. */
@Timeout(120)
@DisabledIfSystemProperty(
    named = "fastnpc.docker",
    matches = "true",
    disabledReason = "a container does not know the port by which the others reach it")
class SentinelTest {
  private static final ProtocolCommand ACL = () -> SafeEncoder.encode("ACL");
  private static final Key KEY = Key.of("char_id", 7, "a");

  private final RedisServer first = Servers.newRedis();
  private RedisStandby standby;
  private Connections connections;
  private RedisStore store;

  @BeforeEach
  void replicate() throws InterruptedException {
    standby = RedisStandby.of(first.port());
    connections = connections(RedisStandby.PASSWORD);
    store = new RedisStore(connections, "test:");
  }

  @AfterEach
  void stop() {
    connections.close();
    standby.close();
    first.close();
  }

  @Test
  void after_a_failover_the_new_master_is_found_and_is_another_incarnation() throws Exception {
    Incarnation former = store.sight().incarnation();
    assertThat(former.runId()).isEqualTo(runId(first));

    try (Jedis watcher = standby.watcher()) {
      watcher.sentinelFailover(RedisSentinel.MASTER);
    }

    assertThat(next(former).runId()).isEqualTo(runId(standby.replica()));
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.get(KEY, former));
  }

  @Test
  void a_master_that_dies_is_replaced() throws Exception {
    Incarnation former = store.sight().incarnation();
    first.kill();
    Incarnation now = next(former);
    assertThat(now.runId()).isEqualTo(runId(standby.replica()));
    assertThat(store.get(KEY, now)).isEqualTo(Held.Absent.ABSENT);
  }

  @Test
  void a_sentinel_that_refuses_the_password_is_named_as_the_reason() {
    try (Connections wrong = connections("wrong")) {
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> new RedisStore(wrong, "test:").sight())
          .withMessageContaining("no sentinel knows a master named mymaster")
          .withMessageContaining("WRONGPASS");
    }
  }

  @Test
  void the_permissions_in_the_documents_suffice_and_one_that_is_missing_is_named()
      throws Exception {
    try (Jedis operator = new Jedis(Server.HOST, first.port());
        Jedis watcher = standby.watcher();
        Connections least =
            connections(
                user("worker", "secret"),
                user("worker", "secret"),
                standby.sentinel().port(),
                Ports.free())) {
      operator.aclSetUser("worker", DocumentedPermissions.ofWorker("secret", "test:"));
      RedisStore permitted = new RedisStore(least, "test:");
      String[] documented = DocumentedPermissions.atSentinel("secret");
      watcher.sendCommand(ACL, arguments("worker", documented));
      assertThat(permitted.get(KEY, permitted.sight().incarnation())).isEqualTo(Held.Absent.ABSENT);
      watcher.sendCommand(ACL, arguments("worker", "-sentinel|get-master-addr-by-name"));
      operator.sendCommand(() -> SafeEncoder.encode("CLIENT"), "KILL", "USER", "worker");
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(permitted::sight)
          .satisfies(
              failure ->
                  assertThat(failure.refusal().orElseThrow().toString())
                      .contains("SENTINEL", "NOPERM"));
    }
  }

  private static String[] arguments(String user, String... rules) {
    return Stream.concat(Stream.of("SETUSER", user), Stream.of(rules)).toArray(String[]::new);
  }

  private static JedisClientConfig user(String name, String password) {
    return DefaultJedisClientConfig.builder()
        .user(name)
        .password(password)
        .clientName("fastnpc")
        .socketTimeoutMillis(2_000)
        .build();
  }

  /** Where the cache ends up after {@code former}; the same calls that the poll makes. */
  private Incarnation next(Incarnation former) {
    Optional<Incarnation> now = Optional.empty();
    while (now.isEmpty()) {
      try {
        now = Optional.of(store.sight().incarnation()).filter(seen -> !seen.equals(former));
      } catch (StoreUnavailable notYet) {
        Thread.onSpinWait();
      }
    }
    return now.get();
  }

  /** The first of the sentinels does not answer, which must not matter. */
  private Connections connections(String password) {
    return connections(
        sentinelConfig(password),
        DefaultJedisClientConfig.builder().socketTimeoutMillis(2_000).build(),
        Ports.free(),
        standby.sentinel().port());
  }

  private static Connections connections(
      JedisClientConfig atSentinel, JedisClientConfig config, int... sentinels) {
    List<HostAndPort> addresses =
        IntStream.of(sentinels).mapToObj(port -> new HostAndPort(Server.HOST, port)).toList();
    return new Connections(
        RedisSockets.behind(addresses, RedisSentinel.MASTER, atSentinel, config, Optional.empty()),
        config,
        4);
  }

  private static JedisClientConfig sentinelConfig(String password) {
    return DefaultJedisClientConfig.builder().password(password).build();
  }

  private static String runId(RedisServer server) {
    try (Jedis redis = new Jedis(Server.HOST, server.port())) {
      return Reign.field(redis.info("server"), "run_id");
    }
  }
}
