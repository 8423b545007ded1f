package io.fastnpc.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** What an installation answers and logs while Redis refuses, and while PostgreSQL is away. */
class OutagesIT {
  private static final String SETTINGS = "/api/me/settings";
  private static final String TEST = "/admin/cache/test";
  private static final String OVERVIEW = "/admin/cache/overview";
  private static final String READY = "/health/ready";
  private static final int REQUESTS = 200;

  /** Begin, and a minute's; each of what goes wrong for its own reason. */
  private static final int FEW = 6;

  private static final int WRITERS = 30;

  /** As many readers as a worker has threads, but for who looks on. */
  private static final int HERD = 36;

  /** How long a reader waits for another's load: the defaults of patience and lease. */
  private static final Duration PATIENCE = Duration.ofMillis(3_250);

  /** A machine that is busy with something else may be too slow to tell the first time. */
  private static final int ATTEMPTS = 3;

  private static final Executor THREADS = Executors.newFixedThreadPool(WRITERS, daemons());

  private static Installation installation;
  private static RestClient administrator;
  private static RestClient user;

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      return thread;
    };
  }

  @BeforeAll
  static void start() {
    installation = Installation.ofWorkers(1).start();
    administrator = RestClient.at(installation.address(0));
    administrator.post(
        "/auth/register", Map.of("username", Servers.ADMINISTRATOR, "password", SignedIn.PASSWORD));
    user = SignedIn.as("reader", installation.address(0)).client();
    try (Jedis anybody = redis()) {
      anybody.aclSetUser("operator", "on", "nopass", "~*", "&*", "+@all");
    }
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @BeforeEach
  void all_is_well() {
    try (Jedis operator = operator()) {
      operator.configSet("maxmemory", "0");
      operator.aclSetUser("default", "+@all");
    }
    trusted();
    administrator.until(READY, answer -> lastOutageIsOver());
  }

  /** What begins again within ten seconds is the same outage, which is not told anew. */
  private static boolean lastOutageIsOver() {
    try {
      return lines().stream()
          .filter(line -> line.contains("PostgreSQL does not answer"))
          .reduce((first, second) -> second)
          .map(line -> line.contains("Over after"))
          .orElse(true);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void trusted() {
    administrator.until(
        OVERVIEW, answer -> answer.at("/workers/0/state").asText().equals("TRUSTED"));
  }

  private static Jedis redis() {
    return new Jedis(Server.HOST, installation.redis().port());
  }

  private static Jedis operator() {
    Jedis operator = redis();
    operator.auth("operator", "any");
    return operator;
  }

  @Test
  void a_redis_that_refuses_to_store_is_one_state_with_a_name() throws IOException {
    try (Jedis operator = operator()) {
      operator.configSet("maxmemory-policy", "noeviction");
      operator.configSet("maxmemory", "1");
      administrator.until(READY, answer -> answer.toString().contains("\"refusal\":\"SET (OOM)\""));
      final int before = lines().size();
      for (int request = 0; request < REQUESTS; request++) {
        String profile = "number " + request;
        assertThat(user.put(SETTINGS, Map.of("profile", profile)).status()).isEqualTo(200);
        assertThat(user.get(SETTINGS).body().at("/settings/profile").asText()).isEqualTo(profile);
        assertThat(administrator.get(TEST).text())
            .isEqualTo("{\"connected\":false,\"message\":\"Redis拒绝执行命令 SET (OOM)\"}");
      }
      assertThat(lines().size() - before).isLessThanOrEqualTo(FEW);
      assertThat(lines()).filteredOn(line -> line.contains("Redis refuses")).hasSizeBetween(1, 2);
      everyCallAnswers();
      JsonNode overview = administrator.get(OVERVIEW).body();
      assertThat(overview.path("redis_refuses").asText()).isEqualTo("SET (OOM)");
      assertThat(overview.path("warnings").get(0).asText()).isEqualTo("REDIS_REFUSES");
      assertThat(overview.at("/workers/0/state").asText()).isEqualTo("STORE_REFUSES");
      assertThat(page("en")).contains("Refuses SET (OOM)", "Redis refuses what the cache needs");
      assertThat(page("zh")).contains("拒绝 SET (OOM)", "Redis 拒绝缓存所需的命令");
      assertThat(administrator.get("/metrics?scope=application").text())
          .containsPattern("fastnpc_redis_refuses 1|fastnpc_redis_refuses\\{.*} 1");
      operator.configSet("maxmemory", "0");
      operator.configSet("maxmemory-policy", "allkeys-lru");
    }
    trusted();
    assertThat(administrator.get(TEST).body().path("connected").asBoolean()).isTrue();
    assertThat(administrator.get(READY).text()).doesNotContain("refusal");
  }

  @Test
  void a_command_that_only_administrators_need_costs_them_and_nobody_else() throws IOException {
    try (Jedis operator = operator()) {
      operator.aclSetUser("default", "-memory");
      final int before = lines().size();
      for (int request = 0; request < REQUESTS; request++) {
        Answer answer = administrator.get("/admin/cache/key?key=user_settings:1");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("Redis拒绝执行命令 MEMORY (NOPERM)");
      }
      everyCallAnswers();
      assertThat(lines().size() - before).isLessThanOrEqualTo(FEW);
      assertThat(administrator.get(TEST).body().path("connected").asBoolean()).isTrue();
      operator.aclSetUser("default", "+@all");
    }
  }

  /** None with 500, and none with a page of the container's. */
  private static void everyCallAnswers() {
    for (String get :
        List.of(
            "/admin/cache/stats",
            OVERVIEW,
            "/admin/cache/key?key=user_settings:1",
            "/admin/cache/count?pattern=*",
            "/admin/cache/keys",
            "/admin/cache/keys/largest",
            "/admin/cache/keys/hottest",
            "/admin/cache/keys/caches")) {
      answers(get, administrator.get(get));
    }
    for (String post :
        List.of(
            "/admin/cache/clear?pattern=*",
            "/admin/cache/reset",
            "/admin/cache/watched/preview?pattern=*",
            "/admin/cache/watched/clear?pattern=*")) {
      answers(post, administrator.post(post));
    }
    assertThat(page("en")).contains("Redis");
    assertThat(administrator.page("/admin/keys.xhtml?show=list", "en").text())
        .containsAnyOf("Redis refuses ", "Redis does not answer", "Looked at ");
  }

  private static void answers(String call, Answer answer) {
    assertThat(answer.status()).as(call).isIn(200, 503);
    if (answer.status() == 503) {
      assertThat(answer.body().path("error").asText()).as(call).startsWith("Redis拒绝执行命令 ");
    }
  }

  private static String page(String language) {
    Answer page = administrator.page("/admin/index.xhtml", language);
    assertThat(page.status()).isEqualTo(200);
    return page.text();
  }

  @Test
  void a_user_is_shown_without_what_is_cached_while_redis_refuses() {
    int id = administrator.get("/admin/users?q=reader").body().at("/items/0/id").asInt();
    try (Jedis operator = operator()) {
      operator.aclSetUser("default", "-@all");
      assertThat(administrator.page("/admin/user.xhtml?id=" + id, "en").text())
          .contains("reader-", "it is unknown what is cached");
    }
  }

  /**
   * One load at a time, of which there are two: the one that was under way, and the one for which
   * all others gathered meanwhile. Who has been counted and is slow to join may need one more.
   */
  @Test
  void readers_of_one_profile_share_one_load_at_a_time_while_redis_refuses() throws Exception {
    user.post("/api/characters", Map.of("role", "hero"));
    try (Jedis operator = operator()) {
      operator.aclSetUser("default", "-@all");
      administrator.until(
          OVERVIEW, answer -> answer.at("/workers/0/state").asText().equals("STORE_REFUSES"));
      Herd herd = herd();
      for (int again = 1; again < ATTEMPTS && herd.took().compareTo(PATIENCE) >= 0; again++) {
        herd = herd();
      }
      assertThat(herd.atATime()).as("queries at a time, for " + herd.took()).isEqualTo(1);
      assertThat(herd.queries()).isBetween(1, HERD / 4);
      assertThat(herd.answers()).hasSize(HERD).allMatch(answer -> answer.status() == 200);
      assertThat(herd.answers())
          .extracting(Answer::text)
          .containsOnly(herd.answers().get(0).text());
    }
  }

  private static Herd herd() throws SQLException {
    return Herd.of(
        HERD,
        "/api/characters/hero/profile",
        user,
        administrator,
        installation.postgres().dataSource());
  }

  @Test
  void a_postgresql_that_is_away_is_told_once() throws IOException {
    final int before = lines().size();
    installation.postgres().kill();
    administrator.until(READY, answer -> answer.path("status").asText().equals("DOWN"));
    for (int request = 0; request < REQUESTS; request++) {
      assertThat(user.get("/api/characters").status()).isEqualTo(503);
      assertThat(user.put(SETTINGS, Map.of("profile", "lost")).status()).isEqualTo(503);
      administrator.get(READY);
    }
    List<String> said = lines().subList(before, lines().size());
    installation.postgres().start();
    administrator.until(READY, answer -> answer.path("status").asText().equals("UP"));
    assertThat(said)
        .filteredOn(line -> line.contains("PostgreSQL does not answer"))
        .hasSizeBetween(1, 2);
    assertThat(said).hasSizeLessThanOrEqualTo(FEW);
  }

  /** Transactions that it breaks off in the middle are told by their callers, and no more. */
  @ParameterizedTest
  @ValueSource(strings = {"kill", "stop"})
  void a_postgresql_that_goes_in_the_middle_of_writes_is_told_once(String how) throws Exception {
    final long before = Files.size(installation.workers().get(0).log());
    AtomicBoolean enough = new AtomicBoolean();
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, WRITERS)
            .mapToObj(number -> CompletableFuture.runAsync(() -> write(number, enough), THREADS))
            .toList();
    for (int outage = 0; outage < 3; outage++) {
      trusted();
      if (how.equals("kill")) {
        installation.postgres().kill();
      } else {
        installation.postgres().stop();
      }
      administrator.until(READY, answer -> answer.path("status").asText().equals("DOWN"));
      installation.postgres().start();
      administrator.until(READY, answer -> answer.path("status").asText().equals("UP"));
    }
    enough.set(true);
    CompletableFuture.allOf(writers.toArray(CompletableFuture<?>[]::new)).join();
    long bytes = Files.size(installation.workers().get(0).log()) - before;
    assertThat(bytes).as(Files.readString(installation.workers().get(0).log())).isLessThan(8_000);
  }

  private static void write(int number, AtomicBoolean enough) {
    for (int i = 0; !enough.get(); i++) {
      user.post("/api/characters", Map.of("role", "role " + number + " " + i));
    }
  }

  @Test
  void while_postgresql_is_away_the_page_is_for_who_was_confirmed_and_for_reading() {
    RestClient unseen = RestClient.at(installation.address(0));
    unseen.post(
        "/auth/login", Map.of("username", Servers.ADMINISTRATOR, "password", SignedIn.PASSWORD));
    Matcher refresh = Pattern.compile("live:j_idt\\d+").matcher(page("en"));
    assertThat(refresh.find()).isTrue();
    String poll = "live=live&" + refresh.group() + "=" + refresh.group();
    installation.postgres().kill();
    try {
      administrator.until(READY, answer -> answer.path("status").asText().equals("DOWN"));
      assertThat(page("en")).contains("PostgreSQL");
      assertThat(administrator.page("/admin/", "en").status()).isEqualTo(200);
      assertThat(postback(poll).status()).isEqualTo(200);
      assertThat(unseen.page("/admin/", "en").status()).isEqualTo(503);
      assertThat(administrator.page("/admin/users.xhtml", "en").text())
          .contains("PostgreSQL does not answer: what belongs to users cannot be shown");
      assertThat(administrator.page("/admin/user.xhtml?id=2", "en").text())
          .contains("what belongs to users cannot be shown", "account:2");
      assertThat(postback("/admin/user.xhtml", "id=2&act=act&act:end=act:end").status())
          .isEqualTo(503);
      for (String action :
          List.of(
              "look=look&look:submit=look:submit&look:key=user_settings:1",
              "maintain=maintain&maintain:test=maintain:test",
              "maintain=maintain&maintain:reset=maintain:reset",
              poll + "&maintain=maintain&maintain:reset=maintain:reset")) {
        assertThat(postback(action).status()).as(action).isEqualTo(503);
      }
      for (String get : List.of("/admin/users", "/admin/cache/stats", OVERVIEW, TEST)) {
        assertThat(administrator.get(get).status()).as(get).isEqualTo(503);
        assertThat(administrator.get(get).text()).as(get).contains("数据库暂时不可用，请稍后再试");
      }
      assertThat(administrator.post("/admin/cache/clear?pattern=*").status()).isEqualTo(503);
      assertThat(administrator.post("/admin/cache/watched/clear?pattern=*").status())
          .isEqualTo(503);
      assertThat(administrator.put("/admin/users/2/admin", Map.of("is_admin", 1)).status())
          .isEqualTo(503);
    } finally {
      installation.postgres().start();
    }
    administrator.until(READY, answer -> answer.path("status").asText().equals("UP"));
    assertThat(postback("maintain=maintain&maintain:test=maintain:test").status()).isEqualTo(200);
  }

  private static Answer postback(String fields) {
    return postback("/admin/index.xhtml", fields);
  }

  private static Answer postback(String page, String fields) {
    String form =
        fields
            + "&jakarta.faces.ViewState=stateless&jakarta.faces.partial.ajax=true"
            + "&jakarta.faces.partial.execute=@all&jakarta.faces.partial.render=health";
    return administrator.send(
        "POST",
        page,
        BodyPublishers.ofString(form),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Faces-Request",
        "partial/ajax");
  }

  private static List<String> lines() throws IOException {
    try (Stream<String> lines = Files.lines(installation.workers().get(0).log())) {
      return lines.filter(line -> !line.isBlank()).toList();
    }
  }
}
