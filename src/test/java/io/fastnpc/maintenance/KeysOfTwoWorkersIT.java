package io.fastnpc.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What two workers notice of keys together, and tell alike. */
class KeysOfTwoWorkersIT {
  private static final String HOTTEST = "/admin/cache/keys/hottest";
  private static final String CACHES = "/admin/cache/keys/caches";
  private static final String SETTINGS = "/api/me/settings";
  private static final int HERE = 30;
  private static final int THERE = 12;

  private static Installation installation;
  private static RestClient first;
  private static RestClient second;

  @BeforeAll
  static void start() {
    installation = Installation.ofWorkers(2).start();
    first = SignedIn.asAdministrator(installation.address(0)).client();
    second = first.on(installation.address(1));
    first.until(
        "/admin/cache/overview",
        answer ->
            answer.path("workers").size() == 2
                && StreamSupport.stream(answer.path("workers").spliterator(), false)
                    .allMatch(worker -> worker.path("state").asText().equals("TRUSTED")));
  }

  @AfterAll
  static void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  void reads_of_both_workers_are_one_count_on_either() {
    SignedIn user = SignedIn.as("reader", installation.address(0));
    String key = "user_settings:" + user.id();
    RestClient there = user.client().on(installation.address(1));
    for (int read = 0; read < HERE; read++) {
      user.client().get(SETTINGS);
    }
    for (int read = 0; read < THERE; read++) {
      there.get(SETTINGS);
    }
    for (RestClient asked : new RestClient[] {first, second}) {
      JsonNode hottest = asked.until(HOTTEST, answer -> count(answer, key) >= HERE + THERE);
      assertThat(count(hottest, key)).isEqualTo(HERE + THERE);
      assertThat(hottest.path("workers").asInt()).isEqualTo(2);
      assertThat(hottest.path("complete").asBoolean()).isTrue();
    }
  }

  @Test
  void a_write_on_one_worker_explains_the_miss_on_the_other() {
    SignedIn user = SignedIn.as("writer", installation.address(0));
    RestClient there = user.client().on(installation.address(1));
    there.get(SETTINGS);
    there.get(SETTINGS);
    long before = written(second);
    user.client().put(SETTINGS, Map.of("profile", "changed"));
    there.get(SETTINGS);
    second.until(CACHES, answer -> written(second) > before);
    first.until(CACHES, answer -> written(first) > before);
  }

  private static long written(RestClient asked) {
    return asked.get(CACHES).body().at("/caches/user_settings/misses/written").asLong();
  }

  private static long count(JsonNode hottest, String key) {
    return StreamSupport.stream(hottest.path("hot_keys").spliterator(), false)
        .filter(hot -> hot.path("key").asText().equals(key))
        .mapToLong(hot -> hot.path("count").asLong())
        .findFirst()
        .orElse(0);
  }
}
