package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;

/** What a listener hears between two of its calls, and where it listens. */
@Timeout(120)
class RedisListenerTest {
  private static final JedisClientConfig CONFIG =
      DefaultJedisClientConfig.builder().socketTimeoutMillis(20_000).build();

  /** Short, since most calls here find nothing more. */
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private static final String WORKER = "w";

  private final RedisServer server = Servers.redis();
  private RedisServer address = server;
  private final String prefix = UUID.randomUUID() + ":";
  private final Connections connections = connections(server);
  private final List<String> heard = new ArrayList<>();
  private Optional<Incarnation> attended = Optional.empty();

  private final RedisListener listener =
      new RedisListener(
          new Connections(() -> RedisSockets.at(at(address), CONFIG).createSocket(), CONFIG, 1),
          PATIENCE,
          prefix,
          WORKER,
          new Neighbours.Ears() {
            @Override
            public Optional<Incarnation> attended() {
              return attended;
            }

            @Override
            public void announced(Announcement announcement) {
              heard.add(announcement.token().text());
            }

            @Override
            public void acknowledged(Token token, String worker) {
              heard.add(token.text() + " by " + worker);
            }
          });

  private static HostAndPort at(RedisServer server) {
    return new HostAndPort(Server.HOST, server.port());
  }

  private static Connections connections(RedisServer server) {
    return new Connections(RedisSockets.at(at(server), CONFIG), CONFIG, 2);
  }

  private Incarnation on(Connections of) throws StoreUnavailable {
    return new RedisStore(of, prefix).sight().incarnation();
  }

  private void announce(Connections at, String token) throws StoreUnavailable {
    new RedisNeighbours(at, prefix)
        .announce(new Announcement(new Token(token), false, Set.of(Key.of("thing", 1))), on(at));
  }

  @AfterEach
  void close() {
    listener.close();
    connections.close();
  }

  @Test
  void it_follows_its_worker_to_another_master_while_the_old_one_still_answers() throws Exception {
    attended = Optional.of(on(connections));
    listener.listen();
    try (RedisServer next = Servers.newRedis();
        Connections there = connections(next)) {
      address = next;
      attended = Optional.of(on(there));
      listener.listen();
      announce(there, "a-1");
      listener.listen();
      assertThat(heard).containsExactly("a-1");
    }
  }

  @Test
  void it_hears_what_came_between_two_calls_also_after_a_silence() throws Exception {
    attended = Optional.of(on(connections));
    announce(connections, "a-1");
    listener.listen(); // only what comes later matters
    listener.listen();
    announce(connections, "a-2");
    new RedisNeighbours(connections, prefix)
        .acknowledge(List.of(new Token(WORKER + "-1")), "b", attended.get());
    listener.listen();
    assertThat(heard).containsExactlyInAnyOrder("a-2", "w-1 by b");
    listener.listen();
    assertThat(heard).hasSize(2);
  }

  @Test
  void it_hears_acknowledgements_from_before_its_first_call() throws Exception {
    attended = Optional.of(on(connections));
    new RedisNeighbours(connections, prefix)
        .acknowledge(List.of(new Token(WORKER + "-1")), "b", attended.get());
    listener.listen();
    assertThat(heard).containsExactly("w-1 by b");
  }

  @Test
  void it_hears_a_stream_that_was_made_anew() throws Exception {
    attended = Optional.of(on(connections));
    announce(connections, "a-1");
    announce(connections, "a-2");
    listener.listen();
    try (Jedis direct = new Jedis(at(server))) {
      direct.del(prefix + "~near");
    }
    announce(connections, "a-3");
    while (heard.isEmpty()) {
      listener.listen();
    }
    assertThat(heard).containsExactly("a-3");
  }
}
