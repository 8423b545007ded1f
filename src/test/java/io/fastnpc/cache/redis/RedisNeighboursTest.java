package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Hearing;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.contract.NeighbourContract;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.TcpProxy;
import io.fastnpc.tools.servers.TcpProxy.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** A server of its own, since the contract kills it. */
class RedisNeighboursTest extends NeighbourContract {
  private static final String PREFIX = "test*[a]:";
  private static final Duration LIFE = Duration.ofSeconds(10);
  private static final String STREAM = PREFIX + "~near";

  private static RedisServer server;

  @SuppressWarnings("NullAway.Init") // the contract asks for it before each test
  private Connections connections;

  @SuppressWarnings("NullAway.Init") // the contract asks for it before each test
  private Jedis direct;

  private final List<Connections> listening = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = Servers.newRedis();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Connections connections() {
    var config = DefaultJedisClientConfig.builder().build();
    var address = new HostAndPort(Server.HOST, server.port());
    return new Connections(RedisSockets.at(address, config), config, 4);
  }

  @Override
  protected Store store() {
    direct = new Jedis(Server.HOST, server.port());
    direct.flushAll();
    connections = connections();
    return new RedisStore(connections, PREFIX);
  }

  @Override
  protected Neighbours neighbours() {
    return new RedisNeighbours(connections, PREFIX);
  }

  @AfterEach
  void disconnect() throws InterruptedException {
    threads.forEach(Thread::interrupt);
    listening.forEach(Connections::close);
    for (Thread thread : threads) {
      thread.join();
    }
    connections.close();
    direct.close();
  }

  @Override
  protected void listen(String worker, Neighbours.Ears ears) {
    Connections own = connections();
    listening.add(own);
    RedisListener listener = new RedisListener(own, Duration.ofMillis(200), PREFIX, worker, ears);
    int blocked = blocked();
    Thread thread = new Thread(() -> listen(listener), "listener of " + worker);
    threads.add(thread);
    thread.start();
    while (blocked() == blocked) {
      Thread.onSpinWait();
    }
  }

  @Test
  void an_announcement_goes_on_where_somebody_else_has_written() throws Exception {
    Neighbours neighbours = new RedisNeighbours(connections, PREFIX);
    Incarnation on = new RedisStore(connections, PREFIX).sight().incarnation();
    Hearing before = neighbours.attend(new Presence("a", 1, true), 0, on);
    direct.xadd(STREAM, new StreamEntryID(2, 0), Map.of("a", "b", "c", "d", "e", "f"));
    assertThat(neighbours.attend(new Presence("a", 2, true), before.last(), on).announcements())
        .isEmpty();
    direct.xadd(STREAM, new StreamEntryID(Long.MAX_VALUE, 0), Map.of("a", "b"));
    for (String token : List.of("b-1", "b-2", "b-3")) {
      neighbours.announce(new Announcement(new Token(token), true, Set.of()), on);
    }
    Hearing after = neighbours.attend(new Presence("a", 3, true), before.last(), on);
    assertThat(after.stream()).isNotEqualTo(before.stream());
    assertThat(after.last()).isEqualTo(2);
  }

  private int blocked() {
    return Integer.parseInt(Reign.field(direct.info("clients"), "blocked_clients"));
  }

  private static void listen(RedisListener listener) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        listener.listen();
      }
    } catch (StoreUnavailable closed) {
      // the test is over
    }
  }

  @Test
  void an_announcement_whose_answer_is_lost_is_not_made_again() throws Exception {
    Incarnation on = store().sight().incarnation();
    Key key = Key.of("thing", 1);
    Announcement announcement = new Announcement(new Token("w-2"), false, Set.of(key));
    var config = DefaultJedisClientConfig.builder().socketTimeoutMillis(20_000).build();
    try (TcpProxy way = new TcpProxy(server.port())) {
      var address = new HostAndPort(Server.HOST, way.port());
      Connections unsure = new Connections(RedisSockets.at(address, config), config, 1);
      listening.add(unsure);
      Neighbours far = new RedisNeighbours(unsure, PREFIX);
      far.acknowledge(Set.of(), "w", on); // is connected
      way.set(Passage.ANSWERS_HELD);
      Thread writer =
          new Thread(
              () -> {
                try {
                  far.fence(Set.of(key), new Token("w-1"), LIFE, announcement, on);
                } catch (StoreUnavailable lost) {
                  // for the writer to announce anew
                }
              });
      threads.add(writer);
      writer.start();
      while (direct.xlen(STREAM) == 0) {
        Thread.onSpinWait();
      }
      way.set(Passage.CUT);
      way.set(Passage.OPEN);
      writer.join();
    }
    assertThat(direct.xlen(STREAM)).isEqualTo(1);
  }

  @Override
  protected void deliver() {
    // the threads do that
  }

  @Override
  protected void evictRegistry() {
    direct.del(STREAM + ":workers");
  }

  @Override
  protected void evictStream() {
    direct.del(STREAM);
  }

  @Override
  protected void trimStream() {
    direct.xtrim(STREAM, 1, false);
  }

  @Override
  protected void emptyStream() {
    direct.xtrim(STREAM, 0, false);
  }

  @Override
  protected void saveSnapshot() {
    direct.save();
  }

  @Override
  protected void crash() {
    server.kill();
    server.start();
    direct.close();
    direct = new Jedis(Server.HOST, server.port());
  }
}
