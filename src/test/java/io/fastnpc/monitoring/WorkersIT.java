package io.fastnpc.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.browser.Chromium;
import io.fastnpc.tools.browser.Page;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two workers on servers of their own: one dies, then Redis dies and comes back empty, and at last
 * PostgreSQL goes.
 */
@TestMethodOrder(OrderAnnotation.class)
class WorkersIT {
  private static final int REQUESTS = 40;
  private static final String STATS = "/admin/cache/stats";
  private static final String OVERVIEW = "/admin/cache/overview";
  private static final String CACHE = "/caches/user_settings";

  private static Installation installation;
  private static PostgresServer postgres;

  private static RedisServer redis;

  private static PayaraWorker first;

  private static PayaraWorker second;

  private static RestClient administrator;

  @BeforeAll
  static void start() {
    installation = Installation.ofWorkers(2).start();
    postgres = installation.postgres();
    redis = installation.redis();
    first = installation.workers().get(0);
    second = installation.workers().get(1);
    administrator = RestClient.at(first.address());
    administrator.post(
        "/auth/register", Map.of("username", Servers.ADMINISTRATOR, "password", SignedIn.PASSWORD));
    until(OVERVIEW, answer -> answer.path("workers").size() == 2 && allTrust(answer));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  @Order(0)
  void an_installation_that_nobody_has_used_says_so() {
    assertThat(warns(get(OVERVIEW), "NOTHING_YET")).isTrue();
  }

  @Test
  @Order(1)
  void the_figures_are_those_of_both_workers() {
    RestClient user = SignedIn.as("reader", first.address()).client();
    RestClient there = user.on(second.address());
    user.get("/api/me/settings");
    there.get("/api/me/settings");
    assertThat(administrator.post("/admin/cache/reset").text())
        .isEqualTo("{\"ok\":true,\"message\":\"统计数据已重置\"}");
    // The other worker starts from zero when it learns of the reset.
    administrator.on(second.address()).until(STATS + "?scope=worker", answer -> reads(answer) == 0);
    assertThat(reads(get(STATS))).isZero();
    for (int i = 0; i < REQUESTS; i++) {
      user.get("/api/me/settings");
      there.get("/api/me/settings");
    }
    JsonNode all = until(STATS, answer -> reads(answer) == 2 * REQUESTS);
    assertThat(all.at(CACHE + "/hits").asInt()).isPositive();
    assertThat(all.at(CACHE + "/queries_saved").asInt()).isEqualTo(all.at(CACHE + "/hits").asInt());
    assertThat(all.at(CACHE + "/near_hits").asInt()).isPositive();
    assertThat(all.at(CACHE + "/hit_micros/count").asInt())
        .isEqualTo(all.at(CACHE + "/hits").asInt() - all.at(CACHE + "/near_hits").asInt());
    assertThat(all.path("workers")).hasSize(2);
    assertThat(reads(get(STATS + "?scope=worker"))).isEqualTo(REQUESTS);
  }

  @Test
  @Order(2)
  void a_worker_that_is_killed_leaves_its_counts_behind() {
    second.kill();
    JsonNode all = until(STATS, answer -> answer.path("workers").size() == 1);
    assertThat(reads(all)).isEqualTo(2 * REQUESTS);
    JsonNode overview = until(OVERVIEW, answer -> told(answer, "WORKER_LOST"));
    assertThat(reads(get(STATS))).isEqualTo(2 * REQUESTS);
    assertThat(warns(overview, "WORKER_LOST")).isTrue();
    assertThat(overview.at("/lost/0/name").asText()).endsWith(":" + second.port());
    assertThat(overview.at("/lost/0/since").asLong()).isPositive();
    assertThat(overview.at("/workers/0/name").asText()).endsWith(":" + first.port());
    dismiss(overview.at("/lost/0/name").asText());
    overview = until(OVERVIEW, answer -> answer.path("lost").isEmpty());
    assertThat(warns(overview, "WORKER_LOST")).isFalse();
    assertThat(administrator.post("/admin/cache/workers/dismiss?name=nobody").status())
        .isEqualTo(404);
  }

  /** On the page, where there is a browser. */
  private static void dismiss(String worker) {
    if (Chromium.installed().isEmpty()) {
      assertThat(
              administrator
                  .post("/admin/cache/workers/dismiss?name=" + RestClient.encoded(worker))
                  .status())
          .isEqualTo(200);
      return;
    }
    try (Page page = new Page(Chromium.installed().get().open("en", 1280, 900), first.address())) {
      page.logIn(Servers.ADMINISTRATOR, SignedIn.PASSWORD);
      page.waitFor(() -> page.text("health").contains(worker));
      assertThat(page.heading()).isEqualTo("Degraded");
      assertThat(page.text("health")).contains("without a good-bye", "last heard ");
      assertThat(page.row("workers", worker)).contains("Silent without a good-bye");
      page.click("[data-dismiss='" + worker + "']");
      page.waitFor(() -> page.heading().equals("Healthy"));
      assertThat(page.text("health")).doesNotContain(worker);
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  @Order(3)
  void everything_is_on_the_overview() {
    JsonNode overview =
        // The last steps of the one that was killed have gone with it.
        until(OVERVIEW, answer -> sum(answer.path("history"), "reads") >= REQUESTS);
    assertThat(overview.path("complete").asBoolean()).isTrue();
    assertThat(overview.at("/redis/up").asBoolean()).isTrue();
    assertThat(overview.at("/redis/max_memory").asLong()).isEqualTo(200L << 20);
    assertThat(overview.at("/postgres/up").asBoolean()).isTrue();
    assertThat(overview.at("/postgres/max_connections").asInt()).isPositive();
    assertThat(overview.at(CACHE + "/entries").asInt()).isPositive();
    assertThat(overview.at("/caches/char_profile/ttl_seconds").asInt()).isEqualTo(300);
    assertThat(overview.at("/workers/0/answering").asBoolean()).isTrue();
    assertThat(allTrust(overview)).isTrue();
    assertThat(overview.path("history")).hasSizeBetween(1, 720);
    assertThat(told(overview, "TRUST_GAINED")).isTrue();
    assertThat(overview.path("warnings")).isEmpty();
  }

  @Test
  @Order(4)
  void without_redis_the_worker_tells_its_own_figures() {
    redis.kill();
    assertThat(administrator.get("/admin/cache/test").text())
        .isEqualTo("{\"connected\":false,\"message\":\"Redis连接失败\"}");
    JsonNode own = get(STATS);
    assertThat(own.at("/redis_memory/error").asText()).isEqualTo("Redis连接失败");
    assertThat(own.at(CACHE + "/hits").asInt()).isBetween(1, REQUESTS);
    assertThat(own.path("workers")).hasSize(1);
    for (String call : new String[] {"clear?pattern=*", "reset"}) {
      RestClient.Answer refused = administrator.post("/admin/cache/" + call);
      assertThat(refused.status()).as(call).isEqualTo(503);
      assertThat(refused.body().path("error").asText()).startsWith("Redis连接失败");
    }
    JsonNode overview = until(OVERVIEW, answer -> warns(answer, "REDIS_DOWN"));
    assertThat(overview.path("complete").asBoolean()).isFalse();
    assertThat(overview.at("/redis/up").asBoolean()).isFalse();
    assertThat(overview.path("history")).hasSizeBetween(1, 720);
  }

  @Test
  @Order(5)
  void without_redis_the_worker_is_ready_but_degraded() {
    JsonNode ready =
        until("/health/ready", answer -> answer.toString().contains("\"degraded\":\"true\""));
    assertThat(ready.path("status").asText()).isEqualTo("UP");
  }

  @Test
  @Order(6)
  void a_redis_that_comes_back_empty_has_cost_no_count() throws IOException {
    Files.deleteIfExists(redis.directory().resolve("dump.rdb"));
    redis.start();
    JsonNode overview = until(OVERVIEW, answer -> answer.path("complete").asBoolean());
    JsonNode figures = overview.at(CACHE + "/figures");
    assertThat(figures.path("reads").asInt()).isEqualTo(2 * REQUESTS);
    assertThat(told(overview, "TRUST_LOST")).isTrue();
    until(OVERVIEW, WorkersIT::allTrust);
    assertThat(told(get(OVERVIEW), "REDIS_CHANGED")).isTrue();
  }

  @Test
  @Order(7)
  void without_postgresql_the_worker_is_alive_but_not_ready() {
    assertThat(administrator.get("/health/ready").status()).isEqualTo(200);
    postgres.kill();
    JsonNode unready =
        until("/health/ready", answer -> !answer.path("status").asText().equals("UP"));
    assertThat(unready.path("status").asText()).isEqualTo("DOWN");
    assertThat(administrator.get("/health/ready").status()).isEqualTo(503);
    assertThat(administrator.get("/health/live").status()).isEqualTo(200);
    postgres.start();
    until("/health/ready", answer -> answer.path("status").asText().equals("UP"));
  }

  private static JsonNode get(String path) {
    return administrator.get(path).body();
  }

  private static JsonNode until(String path, Predicate<JsonNode> condition) {
    return administrator.until(path, condition);
  }

  private static boolean allTrust(JsonNode overview) {
    return stream(overview.path("workers"))
        .allMatch(worker -> worker.path("state").asText().equals("TRUSTED"));
  }

  private static boolean warns(JsonNode overview, String warning) {
    return stream(overview.path("warnings")).anyMatch(it -> it.asText().equals(warning));
  }

  private static boolean told(JsonNode overview, String kind) {
    return stream(overview.path("events")).anyMatch(it -> it.path("kind").asText().equals(kind));
  }

  private static int sum(JsonNode list, String field) {
    return stream(list).mapToInt(item -> item.path(field).asInt()).sum();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static int reads(JsonNode stats) {
    JsonNode cache = stats.at(CACHE);
    int bypasses = stream(cache.path("bypasses")).mapToInt(JsonNode::asInt).sum();
    return cache.path("total_requests").asInt() + bypasses;
  }
}
