package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Held.Absent;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** The store's basic operations: connection, get, set, exists, delete, expiry, clear by pattern. */
class PlannedRedisTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Token OWNER = new Token("owner-1");
  private static final Key KEY = Key.of("char_profile", 42, "艾达*?[:]");

  private final RedisServer server = Servers.redis();
  private final String prefix = UUID.randomUUID() + "*:";
  private final JedisClientConfig config =
      DefaultJedisClientConfig.builder().socketTimeoutMillis(2_000).build();
  private final Connections connections =
      new Connections(
          RedisSockets.at(new HostAndPort(Server.HOST, server.port()), config), config, 4);
  private final RedisStore store = new RedisStore(connections, prefix);
  private final RedisAdministration administration = new RedisAdministration(connections, prefix);
  private Incarnation here = new Incarnation("unknown", "");

  @BeforeEach
  void look() throws StoreUnavailable {
    here = store.sight().incarnation();
  }

  @AfterEach
  void close() {
    connections.close();
  }

  @Test
  void connection() throws StoreUnavailable {
    administration.ping();
    assertThat(administration.memory())
        .containsKeys("used_memory_human", "used_memory_peak_human", "maxmemory_human");
  }

  @Test
  void get_set_exists_delete() throws StoreUnavailable {
    assertThat(store.get(KEY, here)).isEqualTo(Absent.ABSENT);
    fill(KEY, "值", Optional.empty());
    assertThat(text(store.get(KEY, here))).isEqualTo("值");
    store.invalidate(Map.of(KEY, Set.of()), here);
    assertThat(store.get(KEY, here)).isEqualTo(Absent.ABSENT);
  }

  @Test
  void expiry() throws StoreUnavailable {
    fill(KEY, "lasts", Optional.empty());
    assertThat(life(KEY)).isEqualTo(-1);
    store.invalidate(Map.of(KEY, Set.of()), here);
    fill(KEY, "passes", Optional.of(LONG));
    assertThat(life(KEY)).isBetween(1L, LONG.toMillis());
    store.invalidate(Map.of(KEY, Set.of()), here);
    fill(KEY, "is gone", Optional.of(Duration.ofMillis(1)));
    while (store.get(KEY, here) instanceof Held.Value) {
      Thread.onSpinWait();
    }
    assertThat(store.get(KEY, here)).isEqualTo(Absent.ABSENT);
  }

  @Test
  void pattern_delete_leaves_others_untouched() throws StoreUnavailable {
    Key other = Key.of("char_profile", 421, "艾达");
    Key fenced = Key.of("char_profile", 42, "fenced");
    fill(KEY, "goes", Optional.empty());
    fill(other, "stays", Optional.empty());
    store.fence(List.of(fenced), new Token("writer-1"), LONG, here);
    try (Jedis neighbour = new Jedis(Server.HOST, server.port())) {
      String foreign = prefix.replace("*", "x") + "char_profile:42:x";
      neighbour.set(foreign, "not ours");

      assertThat(administration.clear("char_profile:42:*")).isEqualTo(1);

      assertThat(neighbour.get(foreign)).isEqualTo("not ours");
      neighbour.del(foreign);
    }
    assertThat(store.get(KEY, here)).isEqualTo(Absent.ABSENT);
    assertThat(text(store.get(other, here))).isEqualTo("stays");
    assertThat(store.get(fenced, here)).isEqualTo(Held.Fence.FENCE);
  }

  @Test
  void clearing_everything_keeps_the_position_in_the_log() throws StoreUnavailable {
    Position position = new Position("db.1/17");
    store.reposition(Optional.empty(), position, here);
    fill(KEY, "goes", Optional.empty());

    assertThat(administration.clear("*")).isEqualTo(1);
    administration.clear("?position");

    assertThat(store.sight().position()).contains(position);
  }

  @Test
  void what_redis_closed_for_idleness_is_replaced_without_an_error() throws StoreUnavailable {
    fill(KEY, "still there", Optional.empty());
    try (Jedis admin = new Jedis(Server.HOST, server.port())) {
      // What a timeout in redis.conf does, without waiting for it.
      admin.clientKill(
          ClientKillParams.clientKillParams()
              .type(ClientType.NORMAL)
              .skipMe(ClientKillParams.SkipMe.YES));
    }
    assertThat(text(store.get(KEY, here))).isEqualTo("still there");
  }

  @Test
  void scripts_that_redis_forgot_are_loaded_again() throws StoreUnavailable {
    try (Jedis admin = new Jedis(Server.HOST, server.port())) {
      admin.scriptFlush();
    }
    store.fence(List.of(KEY, Key.of("char_id", 1, "b")), new Token("writer-1"), LONG, here);
    assertThat(store.get(KEY, here)).isEqualTo(Held.Fence.FENCE);
  }

  @Test
  void another_incarnation_is_refused() throws StoreUnavailable {
    Incarnation former = new Incarnation("former", "");
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.get(KEY, former));
  }

  private void fill(Key key, String value, Optional<Duration> ttl) throws StoreUnavailable {
    assertThat(store.lease(key, OWNER, LONG, here)).isEqualTo(Absent.ABSENT);
    assertThat(store.fill(key, OWNER, Layout.utf8(value), ttl, here)).isTrue();
  }

  private long life(Key key) {
    try (Jedis redis = new Jedis(Server.HOST, server.port())) {
      return redis.pttl(new Layout(prefix).key(key));
    }
  }

  private static String text(Held held) {
    return new String(((Held.Value) held).payload(), StandardCharsets.UTF_8);
  }
}
