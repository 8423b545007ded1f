package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.TryAgain;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** What a writer does under a token, and must not do twice under the same. */
class OneTryTest {
  private static final Duration LIFE = Duration.ofSeconds(10);
  private static final Key KEY = Key.of("thing", 1);
  private static final Announcement NEWS = new Announcement(new Token("w-2"), false, Set.of(KEY));

  private final RedisServer server = Servers.redis();
  private final String prefix = UUID.randomUUID() + ":";
  private final AtomicBoolean breaks = new AtomicBoolean();
  private final JedisClientConfig config = DefaultJedisClientConfig.builder().build();
  private final Connections connections = new Connections(this::socket, config, 2);
  private final Neighbours neighbours = new RedisNeighbours(connections, prefix);
  private final Jedis direct = new Jedis(Server.HOST, server.port());
  private Incarnation on = new Incarnation("unknown", "");

  /** Once, where it is to break, the answer does not come and the connection ends. */
  private Socket socket() {
    try {
      Socket socket =
          new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
              return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] buffer, int from, int length) throws IOException {
                  int count = super.read(buffer, from, length);
                  return breaks.compareAndSet(true, false) ? -1 : count;
                }

                @Override
                public int read(byte[] buffer) throws IOException {
                  return read(buffer, 0, buffer.length);
                }
              };
            }
          };
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      return socket;
    } catch (IOException failure) {
      throw new JedisConnectionException(failure);
    }
  }

  @BeforeEach
  void connect() throws StoreUnavailable {
    on = new RedisStore(connections, prefix).sight().incarnation();
  }

  @AfterEach
  void close() {
    connections.close();
    direct.close();
  }

  private void fence() throws StoreUnavailable {
    neighbours.fence(Set.of(KEY), new Token("w-1"), LIFE, NEWS, on);
  }

  @Test
  void an_announcement_is_not_repeated_when_a_connection_breaks() throws Exception {
    breaks.set(true);
    assertThatExceptionOfType(TryAgain.class).isThrownBy(this::fence);
    assertThat(direct.xlen(prefix + "~near")).isEqualTo(1);
    connect();
    breaks.set(true);
    assertThatExceptionOfType(TryAgain.class).isThrownBy(() -> neighbours.announce(NEWS, on));
    assertThat(direct.xlen(prefix + "~near")).isEqualTo(2);
    fence();
  }

  @Test
  void a_fence_is_not_repeated_when_a_connection_breaks() throws Exception {
    RedisStore store = new RedisStore(connections, prefix);
    breaks.set(true);
    assertThatExceptionOfType(TryAgain.class)
        .isThrownBy(() -> store.fence(Set.of(KEY), new Token("w-1"), LIFE, on));
    store.fence(Set.of(KEY), new Token("w-2"), LIFE, on);
  }

  @Test
  void a_sign_of_life_is_not_given_again_when_a_connection_breaks() throws Exception {
    breaks.set(true);
    assertThatExceptionOfType(TryAgain.class)
        .isThrownBy(() -> neighbours.attend(new Presence("b", 1, true), 0, on));
    assertThat(neighbours.attend(new Presence("b", 2, true), 0, on).counts())
        .containsExactly(Map.entry("b", 2L));
  }

  @Test
  void a_connection_of_which_answers_are_left_is_not_used_again() throws Exception {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                connections.call(
                    redis -> {
                      redis.sendCommand(Protocol.Command.ECHO, "of somebody else");
                      throw new IllegalStateException("a defect");
                    }));
    String answer =
        connections.call(
            redis -> {
              redis.sendCommand(Protocol.Command.ECHO, "ours");
              return redis.getBulkReply();
            });
    assertThat(answer).isEqualTo("ours");
  }

  @Test
  void that_redis_has_forgotten_scripts_is_no_refusal_and_the_next_try_finds_them()
      throws Exception {
    direct.scriptFlush();
    assertThatExceptionOfType(TryAgain.class)
        .isThrownBy(this::fence)
        .matches(failure -> failure.refusal().isEmpty());
    fence();
  }
}
