package io.fastnpc.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class CacheAdministrationIT extends OverHttp {
  private static final String STATS = "/admin/cache/stats?scope=worker";

  /** A Redis that has just started is not trusted for ten seconds. */
  @BeforeEach
  void the_cache_serves() {
    administrator()
        .until(STATS, answer -> answer.at("/workers/0/state").asText().equals("TRUSTED"));
  }

  @Test
  void a_second_read_is_reported_as_a_hit() {
    SignedIn user = signedIn("reader");
    user.client().get("/api/me/settings");
    JsonNode before = stats().at("/caches/user_settings");
    user.client().get("/api/me/settings");
    JsonNode after = stats().at("/caches/user_settings");
    assertThat(after.path("hits").asLong()).isEqualTo(before.path("hits").asLong() + 1);
    assertThat(after.path("misses").asLong()).isEqualTo(before.path("misses").asLong());
  }

  @Test
  void the_report_has_the_fields_of_the_contract() {
    JsonNode report = stats();
    for (String field : new String[] {"hits", "misses", "sets", "deletes", "total_requests"}) {
      assertThat(report.path("stats").path(field).isIntegralNumber()).as(field).isTrue();
    }
    assertThat(report.at("/stats/hit_rate").asText()).matches("\\d{1,3}\\.\\d\\d%");
    assertThat(report.at("/redis_memory/used_memory_human").asText()).isNotEmpty();
    assertThat(report.at("/redis_memory").has("used_memory_peak_human")).isTrue();
    assertThat(report.at("/redis_memory").has("maxmemory_human")).isTrue();
    assertThat(report.at("/workers/0/worker").asText()).isNotEmpty();
  }

  @Test
  void what_matches_is_cleared_and_the_rest_is_kept() {
    SignedIn one = signedIn("one");
    SignedIn two = signedIn("two");
    one.client().get("/api/me/settings");
    two.client().get("/api/me/settings");
    assertThat(clear("user_settings:" + one.id()).text())
        .isEqualTo("{\"ok\":true,\"message\":\"已清除 1 个缓存项\",\"count\":1}");
    assertThat(clear("user_settings:" + one.id()).body().path("count").asInt()).isZero();
    assertThat(clear("user_settings:" + two.id()).body().path("count").asInt()).isOne();
  }

  @Test
  void everything_is_cleared_by_a_star() {
    SignedIn user = signedIn("reader");
    user.client().get("/api/me/settings");
    JsonNode answer = clear("*").body();
    assertThat(answer.path("message").asText()).isEqualTo("已清除所有缓存");
    assertThat(answer.path("count").asInt()).isPositive();
    assertThat(user.client().get("/api/me/settings").status()).isEqualTo(200);
  }

  @Test
  void a_pattern_without_any_letter_is_refused() {
    assertThat(clear("").status()).isEqualTo(400);
    assertThat(clear(" ").text()).isEqualTo("{\"error\":\"pattern 不能为空，清除全部请用 *\"}");
  }

  @Test
  void an_unknown_scope_is_refused() {
    assertThat(administrator().get("/admin/cache/stats?scope=moon").status()).isEqualTo(400);
  }

  @Test
  void a_value_longer_than_any_body_is_shown_as_json() {
    int items = 30_000;
    try (Jedis direct = new Jedis(Server.HOST, Servers.redis().port())) {
      direct.set("fastnpc:char_list:2000000000", "V1[" + "1,".repeat(items - 1) + "1]");
    }
    JsonNode found = administrator().get("/admin/cache/key?key=char_list:2000000000").body();
    assertThat(found.path("value")).hasSize(items);
  }

  @Test
  void redis_is_tested() {
    assertThat(administrator().get("/admin/cache/test").text())
        .isEqualTo("{\"connected\":true,\"message\":\"Redis连接正常\"}");
  }

  private static JsonNode stats() {
    return administrator().get(STATS).body();
  }

  private static RestClient.Answer clear(String pattern) {
    return administrator().post("/admin/cache/clear?pattern=" + RestClient.encoded(pattern));
  }

  private static RestClient administrator() {
    return signedInAdministrator().client();
  }
}
