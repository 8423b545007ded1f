package io.fastnpc.cache.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Codec;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.Sizes;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.fakes.MapShelf;
import io.fastnpc.cache.postgres.PostgresEpochs;
import io.fastnpc.cache.postgres.PostgresLog;
import io.fastnpc.cache.redis.Connections;
import io.fastnpc.cache.redis.RedisSockets;
import io.fastnpc.cache.redis.RedisStore;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.database.TestDatabase;
import io.fastnpc.gzip.Packed;
import io.fastnpc.json.RawJson;
import io.fastnpc.security.Account;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.trouble.Troubles;
import io.fastnpc.users.UserRepository;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;

/**
 * How large documents lie in a real Redis, while a real PostgreSQL says which workers there are.
 */
@Timeout(60)
class CompressedValuesTest {
  private static final Key KEY = Key.of("char_profile", 1, "Ada");
  private static final Policy FOR_EVER = new Policy(Optional.empty(), Optional.empty());
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Timings TIMINGS =
      new Timings(
          SECOND,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          SECOND,
          Duration.ofMillis(5),
          SECOND);
  private static final int FROM = 2_048;
  private static final int MOST = 100_000;
  private static final HostAndPort ADDRESS = new HostAndPort(Server.HOST, Servers.redis().port());
  private static final JedisClientConfig CONFIG = DefaultJedisClientConfig.builder().build();

  private static final RawJson LARGE = document(2_000);
  private static final RawJson SMALL = document(10);

  private final String prefix = UUID.randomUUID() + ":";
  private final Jedis redis = new Jedis(ADDRESS);
  private final Connections connections =
      new Connections(RedisSockets.at(ADDRESS, CONFIG, Optional.empty()), CONFIG, 4);
  private final Statistics statistics = new Statistics();
  private final MapShelf shelf = new MapShelf();
  private final AtomicInteger loads = new AtomicInteger();
  private final DataSource database;
  private final Connection named;
  private final Cache cache;

  CompressedValuesTest() throws SQLException {
    database = TestDatabase.migrated().dataSource();
    named = connected(Epoch.KNOWN_LEVEL);
    RedisStore store = new RedisStore(connections, prefix, true);
    cache =
        Cache.of(
            new Ports(
                store,
                store.neighbours(),
                shelf,
                new PostgresLog(database, List::of),
                new PostgresEpochs(database),
                Time.system()),
            TIMINGS,
            new Sizes(MOST, FROM),
            "here",
            statistics,
            Troubles.onSystemClock());
  }

  private static RawJson document(int lines) {
    StringBuilder text = new StringBuilder("{\"经历\":[");
    for (int i = 0; i < lines; i++) {
      text.append("\"第").append(i).append("年在伦敦贝克街当侦探\",");
    }
    return RawJson.of(text.append("\"终\"]}").toString());
  }

  /** By which PostgreSQL knows a worker. */
  private Connection connected(int edition) throws SQLException {
    Connection worker = database.getConnection();
    try (Statement statement = worker.createStatement()) {
      statement.execute("SET application_name = 'fastnpc cache " + edition + "'");
    }
    return worker;
  }

  @AfterEach
  void close() throws SQLException {
    named.close();
    connections.close();
    redis.close();
  }

  private void untilTrusted() {
    while (cache.state().trusted().isEmpty()) {
      cache.poll();
    }
  }

  private Optional<Object> read(RawJson inTheDatabase) throws Exception {
    return read(inTheDatabase, true);
  }

  private Optional<Object> read(RawJson inTheDatabase, boolean compressible) throws Exception {
    cache.poll(); // so that trust does not run out on a busy machine
    Codec<Object> codec = JsonCodec.of(RawJson.class, compressible);
    return cache.read(
        new Lookup<>(KEY, FOR_EVER, codec),
        () -> {
          loads.incrementAndGet();
          return Optional.of(inTheDatabase);
        });
  }

  private byte[] held() {
    return redis.get(name());
  }

  private byte[] name() {
    return (prefix + KEY.logical()).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] plain(RawJson document) {
    return ("V1" + document).getBytes(StandardCharsets.UTF_8);
  }

  private long counted(Count what) {
    return statistics.snapshot().getOrDefault(KEY.cache(), Counts.NONE).of(what);
  }

  @Test
  void a_large_document_lies_there_compressed_and_comes_back_so() throws Exception {
    untilTrusted();
    assertThat(read(LARGE)).contains(LARGE);
    byte[] held = held();
    assertThat(held).startsWith('V', '1', 0x1f, 0x8b).hasSizeLessThan(LARGE.size() / 5);
    RawJson again = (RawJson) read(LARGE).orElseThrow();
    assertThat(again).isEqualTo(LARGE);
    assertThat(again.size()).isEqualTo(LARGE.size());
    assertThat(again.packed().orElseThrow().toBytes())
        .as("never inflated")
        .isEqualTo(Arrays.copyOfRange(held, 2, held.length));
    assertThat(loads.get()).isEqualTo(1);
    assertThat(counted(Count.COMPRESSED)).isEqualTo(1);
  }

  @Test
  void copies_are_kept_as_it_lies_there() throws Exception {
    untilTrusted();
    read(LARGE);
    assertThat(read(LARGE)).contains(LARGE);
    assertThat(counted(Count.NEAR_HITS)).isEqualTo(1);
    assertThat(Objects.requireNonNull(shelf.get(KEY)).value().payload())
        .hasSizeLessThan(LARGE.size() / 5);
  }

  @Test
  void a_small_one_and_one_that_several_people_wrote_lie_there_as_they_are() throws Exception {
    untilTrusted();
    assertThat(read(SMALL)).contains(SMALL);
    assertThat(held()).isEqualTo(plain(SMALL));
    redis.del(name());
    shelf.clear();
    assertThat(read(LARGE, false)).contains(LARGE);
    assertThat(held()).isEqualTo(plain(LARGE));
    assertThat(counted(Count.COMPRESSED)).isZero();
  }

  @Test
  void nothing_is_compressed_beside_a_worker_of_the_release_before() throws Exception {
    try (Connection older = connected(Epoch.KNOWN_LEVEL - 1)) {
      untilTrusted();
      assertThat(read(LARGE)).contains(LARGE);
      assertThat(held()).isEqualTo(plain(LARGE));
      assertThat(read(LARGE)).contains(LARGE);
      assertThat(older.isClosed()).isFalse();
    }
  }

  @Test
  void nothing_more_is_compressed_when_such_a_worker_has_come() throws Exception {
    untilTrusted();
    read(LARGE);
    byte[] compressed = held();
    try (Connection older = connected(Epoch.KNOWN_LEVEL - 1)) {
      cache.poll();
      untilTrusted();
      assertThat(read(LARGE)).as("what lies there is read").contains(LARGE);
      assertThat(held()).isEqualTo(compressed);
      redis.del(name());
      shelf.clear();
      read(LARGE);
      assertThat(held()).isEqualTo(plain(LARGE));
      assertThat(older.isClosed()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "changed", "another's", "a bomb"})
  void what_cannot_be_inflated_is_replaced(String how) throws Exception {
    untilTrusted();
    read(LARGE);
    byte[] held = held();
    redis.set(name(), spoilt(held, how));
    shelf.clear();
    assertThat(read(LARGE)).as("from the database").contains(LARGE);
    assertThat(loads.get()).isEqualTo(2);
    assertThat(held()).isEqualTo(held);
    assertThat(counted(Count.ERRORS)).isEqualTo(1);
  }

  private static byte[] spoilt(byte[] held, String how) {
    byte[] spoilt = held.clone();
    switch (how) {
      case "cut" -> spoilt = Arrays.copyOf(held, held.length / 2);
      case "changed" -> spoilt[held.length / 2] ^= 1;
      case "another's" -> spoilt[3 + 2] = 0; // a header that we do not write
      default -> {
        byte[] bomb = Packed.pack(new byte[MOST + 1]).orElseThrow().toBytes();
        spoilt = Arrays.copyOf(new byte[] {'V', '1'}, 2 + bomb.length);
        System.arraycopy(bomb, 0, spoilt, 2, bomb.length);
      }
    }
    return spoilt;
  }

  @Test
  void records_are_compressed_too() throws Exception {
    record Note(String text) {}
    Codec<Object> codec = JsonCodec.of(Note.class, true);
    Note note = new Note("a long story, ".repeat(500));
    untilTrusted();
    Lookup<Object> lookup = new Lookup<>(KEY, FOR_EVER, codec);
    assertThat(cache.read(lookup, () -> Optional.of(note))).contains(note);
    assertThat(held()).startsWith('V', '1', 0x1f, 0x8b);
    shelf.clear();
    assertThat(cache.read(lookup, Optional::empty)).contains(note);
  }

  @Test
  void the_account_that_every_request_reads_needs_no_inflating() throws Exception {
    Codec<Object> codec =
        CachedMethod.of(UserRepository.class.getMethod("account", int.class)).codec();
    List<String> ended = Collections.nCopies(100, "the-name-of-a-session");
    byte[] encoded = codec.encode(new Account(1, "ada", false, 0, 0, Optional.empty(), ended));
    assertThat(encoded).hasSizeGreaterThan(FROM);
    assertThat(codec.compress(encoded)).isSameAs(encoded);
  }
}
