package io.fastnpc.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** A worker that is told not to read from Redis. */
class SwitchedOffIT {
  private static final String WORKER = "/admin/cache/stats?scope=worker";

  private static Installation installation;
  private static RestClient administrator;

  @BeforeAll
  static void start() {
    installation = Installation.ofWorkers(1).with("FASTNPC_CACHE_ENABLED", "false").start();
    administrator = RestClient.at(installation.address(0));
    administrator.post(
        "/auth/register", Map.of("username", Servers.ADMINISTRATOR, "password", SignedIn.PASSWORD));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void reads_come_from_the_database_whatever_redis_holds() {
    SignedIn user = SignedIn.as("reader", installation.address(0));
    String key = "fastnpc:user_settings:" + user.id();
    try (Jedis direct = new Jedis(Server.HOST, installation.redis().port())) {
      user.client().get("/api/me/settings");
      assertThat(direct.exists(key)).isFalse();
      direct.set(key, "V1{\"profile\":\"from Redis\"}");
      user.client().put("/api/me/settings", Map.of("profile", "from the database"));
      // The write itself removes it, or, where no epoch has begun yet, the poll that precedes one.
      administrator.until(WORKER, answer -> !direct.exists(key));
      direct.set(key, "V1{\"profile\":\"from Redis\"}");
      JsonNode settings = user.client().get("/api/me/settings").body().path("settings");
      assertThat(settings.path("profile").asText()).isEqualTo("from the database");
    }
  }

  @Test
  void the_statistics_say_so() {
    SignedIn user = SignedIn.as("reader", installation.address(0));
    long before = bypasses();
    user.client().get("/api/me/settings");
    user.client().get("/api/me/settings");
    assertThat(bypasses()).isEqualTo(before + 2);
    JsonNode report = administrator.get(WORKER).body();
    assertThat(report.at("/stats/total_requests").asInt()).isZero();
    assertThat(report.at("/workers/0/state").asText()).isEqualTo("SWITCHED_OFF");
  }

  private static long bypasses() {
    return administrator
        .get(WORKER)
        .body()
        .at("/caches/user_settings/bypasses/switched_off")
        .asLong();
  }

  @Test
  void the_administrators_page_says_so() {
    String page = administrator.page("/admin/index.xhtml", "en").text();
    assertThat(page)
        .contains("Degraded", "The cache is switched off: every read goes to PostgreSQL.")
        .contains("0 of 1 use the cache", "Switched off");
  }

  @Test
  void the_worker_is_ready() {
    RestClient.Answer ready = administrator.get("/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.text()).contains("SWITCHED_OFF");
  }
}
