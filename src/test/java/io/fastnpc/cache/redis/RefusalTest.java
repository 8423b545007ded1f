package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Fence;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.Sizes;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Selection;
import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.trouble.LogLines;
import io.fastnpc.trouble.Troubles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.util.SafeEncoder;

/** A Redis that answers and will not do what it is asked, in every way that it has. */
@Timeout(60)
@DisabledIfSystemProperty(
    named = "fastnpc.docker",
    matches = "true",
    disabledReason = "the configuration of a container is not written to")
class RefusalTest {
  private static final Timings TIMINGS =
      new Timings(
          Duration.ofMillis(200),
          Duration.ofMillis(100),
          Duration.ofSeconds(3),
          Duration.ofMillis(250),
          Duration.ofMillis(5),
          Duration.ofSeconds(1));

  private static final String PREFIX = "refused:";
  private static final Key KEY = Key.of("char_id", 7, "a");
  private static final Lookup<Integer> LOOKUP =
      new Lookup<>(KEY, new Policy(Optional.empty(), Optional.empty()), new NumberCodec());

  private static RedisServer server;

  private final FakeTime clock = new FakeTime();
  private final Troubles troubles = new Troubles(clock::nanos);
  private final Statistics statistics = new Statistics();
  private final InMemoryDatabase database =
      new InMemoryDatabase(System::currentTimeMillis, Duration.ofHours(1));
  private final LogLines log = new LogLines("io.fastnpc");
  private final Jedis operator = connect();
  private Connections connections = connections("worker", "secret");
  private Cache cache = cache();

  @BeforeAll
  static void start() throws IOException {
    server = Servers.newRedis();
    Path configuration = server.directory().resolve("redis.conf");
    Files.writeString(configuration, "\nenable-debug-command local\n", StandardOpenOption.APPEND);
    server.kill();
    server.start();
    try (Jedis anybody = new Jedis(Server.HOST, server.port())) {
      anybody.aclSetUser("operator", "on", "nopass", "~*", "&*", "+@all");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void trust() {
    operator.auth("operator", "any");
    operator.flushAll();
    allow();
    pollUntil(Standing.TRUSTED);
  }

  @AfterEach
  void end() {
    log.close();
    operator.replicaofNoOne();
    operator.configSet("requirepass", "");
    operator.configSet("maxmemory", "0");
    operator.configSet("stop-writes-on-bgsave-error", "no");
    operator.configSet("rdb-key-save-delay", "0");
    operator.configSet("key-load-delay", "0");
    connections.close();
    operator.close();
  }

  private static Jedis connect() {
    return new Jedis(Server.HOST, server.port());
  }

  private static Connections connections(String user, String password) {
    JedisClientConfig config =
        DefaultJedisClientConfig.builder()
            .user(user)
            .password(password)
            .clientName("fastnpc")
            .build();
    return new Connections(
        RedisSockets.at(new HostAndPort(Server.HOST, server.port()), config), config, 4);
  }

  private Cache cache() {
    RedisStore store = new RedisStore(connections, PREFIX);
    return Cache.of(
        Alone.ports(store, database, database, Time.system()),
        TIMINGS,
        Sizes.ANY,
        "here",
        statistics,
        troubles);
  }

  private void allow() {
    operator.aclSetUser("worker", "reset", "on", ">secret", "~" + PREFIX + "*", "+@all");
  }

  private void pollUntil(Standing standing) {
    do {
      cache.poll();
    } while (cache.state().standing() != standing);
  }

  @ParameterizedTest
  @CsvSource({
    "get, GET",
    "set, SET",
    "del, DEL",
    "unlink, UNLINK",
    "time, TIME",
    "scan, SCAN",
    "evalsha, EVALSHA"
  })
  void a_command_that_is_not_permitted(String command, String named) throws Exception {
    operator.aclSetUser("worker", "-" + command);
    cache = cache();
    refusedAs(named, "NOPERM", this::allow);
  }

  @Test
  void a_command_that_only_scripts_use_is_named_when_a_write_needs_it() throws Exception {
    operator.aclSetUser("worker", "-del");
    read();
    cache.afterCommit(cache.beforeCommit(Set.of(KEY), database::look));
    refusedAs("DEL", "NOPERM", this::allow);
  }

  @Test
  void scripts_that_may_not_be_loaded() throws Exception {
    operator.aclSetUser("worker", "-script");
    operator.scriptFlush();
    refusedAs("SCRIPT", "NOPERM", this::allow);
  }

  @Test
  void keys_that_are_not_permitted() throws Exception {
    operator.aclSetUser("worker", "resetkeys", "~another:*");
    refusedAs("SET", "NOPERM", this::allow);
  }

  @Test
  void a_server_of_which_nothing_may_be_known() throws Exception {
    operator.aclSetUser("worker", "-info");
    disconnect();
    refusedAs("INFO", "NOPERM", this::allow);
  }

  @Test
  void memory_that_is_full_and_from_which_nothing_may_be_evicted() throws Exception {
    operator.configSet("maxmemory-policy", "noeviction");
    operator.configSet("maxmemory", "1");
    refusedAs(
        "SET",
        "OOM",
        () -> {
          operator.configSet("maxmemory", "0");
          operator.configSet("maxmemory-policy", "allkeys-lru");
        });
  }

  @Test
  void a_snapshot_that_failed() throws Exception {
    operator.set(PREFIX + "things:1", "V1{}");
    operator.configSet("stop-writes-on-bgsave-error", "yes");
    operator.configSet("rdb-key-save-delay", "10000000");
    operator.bgsave();
    process().children().forEach(ProcessHandle::destroyForcibly);
    while (!operator.info("persistence").contains("rdb_last_bgsave_status:err")) {
      Thread.onSpinWait();
    }
    operator.configSet("rdb-key-save-delay", "0");
    refusedAs("SET", "MISCONF", () -> operator.configSet("stop-writes-on-bgsave-error", "no"));
  }

  private ProcessHandle process() {
    Matcher id = Pattern.compile("process_id:(\\d+)").matcher(operator.info("server"));
    assertThat(id.find()).isTrue();
    return ProcessHandle.of(Long.parseLong(id.group(1))).orElseThrow();
  }

  @Test
  void a_password_that_is_missing_or_wrong() throws Exception {
    operator.aclSetUser("worker", "resetpass", ">another");
    disconnect();
    refusedAs("HELLO", "WRONGPASS", this::allow);
  }

  @Test
  void a_log_in_that_is_missing() throws Exception {
    connections.close();
    JedisClientConfig nobody = DefaultJedisClientConfig.builder().build();
    connections =
        new Connections(
            RedisSockets.at(new HostAndPort(Server.HOST, server.port()), nobody), nobody, 4);
    cache = cache();
    pollUntil(Standing.TRUSTED);
    operator.configSet("requirepass", "secret");
    disconnect();
    refusedAs("HELLO", "NOAUTH", () -> operator.configSet("requirepass", ""));
  }

  @Test
  void a_master_that_has_become_a_replica() throws Exception {
    operator.replicaof(Server.HOST, 1);
    refusedAs("SET", "READONLY", operator::replicaofNoOne);
  }

  @Test
  void a_server_that_reads_its_snapshot() throws Exception {
    for (int key = 0; key < 400; key++) {
      operator.set(PREFIX + "things:" + key, "V1{}");
    }
    operator.configSet("key-load-delay", "10000");
    operator.configSet("loading-process-events-interval-bytes", "1024");
    try (Jedis other = new Jedis(Server.HOST, server.port(), 30_000)) {
      other.auth("operator", "any");
      CompletableFuture<Object> loaded =
          CompletableFuture.supplyAsync(
              () -> other.sendCommand(() -> SafeEncoder.encode("DEBUG"), "RELOAD"));
      pollUntil(Standing.STORE_REFUSES);
      assertThat(cache.state().refusal()).map(Refusal::code).contains("LOADING");
      assertThat(read()).isEqualTo(7);
      operator.configSet("key-load-delay", "0");
      loaded.join();
      pollUntil(Standing.TRUSTED);
    }
  }

  private void disconnect() {
    operator.clientKill(
        ClientKillParams.clientKillParams()
            .type(ClientType.NORMAL)
            .skipMe(ClientKillParams.SkipMe.YES));
  }

  private int read() throws Exception {
    return cache.read(LOOKUP, () -> Optional.of(7)).orElseThrow();
  }

  /** Reads and writes go on, the state has a name, the log has three lines; then it is cured. */
  private void refusedAs(String command, String code, Runnable cure) throws Exception {
    for (int turn = 0; turn < 20; turn++) {
      assertThat(read()).isEqualTo(7);
      cache.poll();
      assertThat(cache.state().standing()).isEqualTo(Standing.STORE_REFUSES);
      assertThat(cache.state().storeAnswers()).isFalse();
      assertThat(cache.state().refusal()).map(Refusal::brief).contains(command + " (" + code + ")");
    }
    Fence fence = cache.beforeCommit(Set.of(KEY), database::look);
    cache.afterCommit(fence);
    long refused = bypasses();
    assertThat(refused).isGreaterThanOrEqualTo(19);
    assertThat(refusals()).hasSize(1).first().asString().contains(command + ": " + code);
    clock.advance(Duration.ofMinutes(1));
    cache.poll();
    assertThat(refusals()).hasSize(2).last().asString().contains("goes on", command + ": " + code);

    cure.run();
    pollUntil(Standing.TRUSTED);
    clock.advance(Duration.ofSeconds(10));
    troubles.tick();
    assertThat(refusals()).hasSize(3).last().asString().startsWith("INFO Over");
    assertThat(read()).isEqualTo(7);
  }

  private long bypasses() {
    return statistics
        .snapshot()
        .getOrDefault(KEY.cache(), Counts.NONE)
        .bypasses()
        .getOrDefault(Bypass.STORE_REFUSES, 0L);
  }

  private List<String> refusals() {
    return log.soFar().stream().filter(line -> line.contains("Redis refuses")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pttl", "memory", "multi", "exec", "getrange", "dbsize", "ping", "info"})
  void what_an_administrator_asks_is_answered_or_refused_by_name(String command)
      throws StoreUnavailable {
    RedisAdministration administration = new RedisAdministration(connections, PREFIX);
    operator.set(PREFIX + "things:1", "V1{}");
    administration.look(KEY);
    operator.aclSetUser("worker", "-" + command);
    int refused = 0;
    refused += refusedCommand(() -> administration.look(KEY), command);
    refused += refusedCommand(() -> administration.count("*"), command);
    refused += refusedCommand(administration::extents, command);
    refused += refusedCommand(administration::server, command);
    assertThat(refused).as(command).isPositive();
  }

  private interface Question {
    Object ask() throws StoreUnavailable;
  }

  private static int refusedCommand(Question question, String command) {
    try {
      question.ask();
      return 0;
    } catch (StoreUnavailable failure) {
      assertThat(failure.refusal())
          .map(Refusal::command)
          .contains(command.toUpperCase(Locale.ROOT));
      return 1;
    }
  }

  @Test
  void the_permissions_in_the_documents_suffice() throws Exception {
    operator.aclSetUser("worker", DocumentedPermissions.ofWorker("secret", PREFIX));
    disconnect();
    for (int turn = 0; turn < 3; turn++) {
      cache.poll();
      assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
      read();
    }
    cache.afterCommit(cache.beforeCommit(Set.of(KEY), database::look));
    RedisAdministration administration = new RedisAdministration(connections, PREFIX);
    administration.look(KEY);
    administration.survey(Selection.EVERYTHING, Progress.UNWATCHED);
    administration.clear("*");
    administration.extents();
    administration.server();
    administration.memory();
    RedisBoard board = new RedisBoard(connections, PREFIX);
    board.post("a", Layout.utf8("{}"), Duration.ofSeconds(6));
    board.read(Duration.ofSeconds(6));
    board.replace(Optional.empty(), Layout.utf8("{}"), 1, Optional.empty());
    board.tell(List.of(Layout.utf8("{}")), 10);
    board.told();
    board.keep("a", 0, Map.of(1L, Layout.utf8("{}")), Duration.ofSeconds(6));
    board.kept(List.of(1L));
    board.miss(Map.of("b", Layout.utf8("{}")));
    board.missed();
    board.forget("b");
    assertThatExceptionOfType(JedisDataException.class)
        .isThrownBy(
            () -> {
              try (Jedis worker = new Jedis(Server.HOST, server.port())) {
                worker.auth("worker", "secret");
                worker.flushAll();
              }
            });
  }
}
