package io.fastnpc.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.params.SetParams;

class KeysIT extends OverHttp {
  private static final String KEYS = "/admin/cache/keys";
  private static final String OWNERS = "2000000001";
  private static final SetParams MINUTE = new SetParams().ex(60);

  @BeforeEach
  void the_cache_serves() {
    administrator()
        .until(
            "/admin/cache/stats?scope=worker",
            answer -> answer.at("/workers/0/state").asText().equals("TRUSTED"));
  }

  @Test
  void what_a_user_has_in_the_cache_is_listed_with_its_size_and_owner() {
    SignedIn user = signedIn("listed");
    administrator()
        .until(
            KEYS + "?cache=user_settings&pattern=" + user.id(),
            answer ->
                answer.path("items").size() == 1
                    || user.client().get("/api/me/settings").status() != 200);
    JsonNode entry = get(KEYS + "?pattern=user_settings:" + user.id()).path("items").path(0);
    assertThat(entry.path("key").asText()).isEqualTo("user_settings:" + user.id());
    assertThat(entry.path("cache").asText()).isEqualTo("user_settings");
    assertThat(entry.path("state").asText()).isEqualTo("VALUE");
    assertThat(entry.path("bytes").asLong()).isBetween(50L, 2_000L);
    assertThat(entry.path("ttl_millis").isNull()).isTrue();
    assertThat(entry.path("owner").path("id").asInt()).isEqualTo(user.id());
    assertThat(entry.path("owner").path("name").asText()).isEqualTo(user.username());
  }

  @Test
  void parts_of_a_list_together_are_all_of_it() {
    hold(700);
    Set<String> seen = new HashSet<>();
    String cursor = "0";
    do {
      JsonNode part = get(KEYS + "?cache=char_id&pattern=" + OWNERS + ":*&cursor=" + cursor);
      part.path("items").forEach(entry -> seen.add(entry.path("key").asText()));
      cursor = part.path("next").asText("0");
    } while (!cursor.equals("0"));
    assertThat(seen).hasSize(700);
  }

  @Test
  void names_with_signs_of_globs_markup_and_controls_are_found_as_they_are() {
    List<String> names = List.of("%2A", "<b>%22x", "%5B1%5D", "%0A月");
    try (Jedis direct = direct()) {
      names.forEach(name -> direct.set("fastnpc:char_id:2000000002:" + name, "V17", MINUTE));
    }
    JsonNode all = get(KEYS + "?cache=char_id&pattern=2000000002:*").path("items");
    assertThat(all).hasSize(names.size());
    JsonNode star =
        get(KEYS + "?cache=char_id&pattern=" + RestClient.encoded("2000000002:%2A")).path("items");
    assertThat(star).hasSize(1);
    assertThat(star.at("/0/key").asText()).isEqualTo("char_id:2000000002:%2A");
    assertThat(star.at("/0/ttl_millis").asLong()).isBetween(1L, 60_000L);
  }

  @Test
  void the_largest_come_first() {
    try (Jedis direct = direct()) {
      direct.set("fastnpc:char_profile:2000000003:large", "V1" + "x".repeat(900_000), MINUTE);
    }
    JsonNode largest = get(KEYS + "/largest?limit=3").path("items");
    assertThat(largest.at("/0/key").asText()).isEqualTo("char_profile:2000000003:large");
    assertThat(largest.at("/0/bytes").asLong()).isGreaterThan(900_000);
    assertThat(largest.size()).isBetween(1, 3);
  }

  @Test
  void what_is_read_often_or_in_vain_is_named_with_its_user() {
    SignedIn user = signedIn("often");
    for (int i = 0; i < 30; i++) {
      user.client().get("/api/me/settings");
      user.client().get("/api/characters/Nobody/id");
    }
    JsonNode hottest = get(KEYS + "/hottest");
    assertThat(hottest.path("workers").asInt()).isPositive();
    assertThat(named(hottest.path("hot_keys"), "key", "user_settings:" + user.id())).isTrue();
    assertThat(named(hottest.path("absent"), "key", "char_id:" + user.id() + ":Nobody")).isTrue();
    assertThat(
            StreamSupport.stream(hottest.path("hot_users").spliterator(), false)
                .map(hot -> hot.at("/user/name").asText()))
        .contains(user.username());
    assertThat(hottest.path("slow_loads").size()).isPositive();
    assertThat(hottest.path("slow_loads").at("/0/micros").asLong()).isPositive();
  }

  @Test
  void a_cleared_entry_misses_because_it_was_cleared() {
    SignedIn user = signedIn("cleared");
    long before = misses("user_settings", "cleared");
    for (int round = 0; round < 3; round++) {
      user.client().get("/api/me/settings");
    }
    administrator().post("/admin/cache/clear?pattern=user_settings:" + user.id());
    user.client().get("/api/me/settings");
    assertThat(misses("user_settings", "cleared")).isEqualTo(before + 1);
    assertThat(misses("user_settings", "never_read")).isPositive();
    JsonNode cache = get(KEYS + "/caches").at("/caches/user_settings");
    assertThat(cache.at("/load_micros/count").asLong()).isPositive();
    assertThat(cache.path("saved_micros").asLong()).isPositive();
    assertThat(cache.has("spared_by_longer_ttl")).isTrue();
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    for (String asked :
        List.of(
            "?cursor=x", "?cursor=-1", "?limit=0", "?limit=201", "?cache=a*", "/largest?limit=0")) {
      assertThat(administrator().get(KEYS + asked).status()).as(asked).isEqualTo(400);
    }
    assertThat(get(KEYS + "?pattern=%20").path("items").size()).isPositive();
  }

  @Test
  void they_are_for_administrators_and_looking_is_noted() {
    SignedIn user = signedIn("curious");
    for (String call : List.of("", "/largest", "/hottest", "/caches")) {
      assertThat(user.client().get(KEYS + call).status()).as(call).isEqualTo(403);
    }
    String pattern = "char_id:" + user.id() + ":*";
    get(KEYS + "?pattern=" + pattern);
    administrator()
        .until(
            "/admin/cache/audit?kind=DATA_READ",
            answer -> named(answer.path("items"), "detail", "keys " + pattern));
  }

  private static boolean named(JsonNode items, String field, String name) {
    return StreamSupport.stream(items.spliterator(), false)
        .anyMatch(item -> item.path(field).asText().equals(name));
  }

  private static long misses(String cache, String reason) {
    return get(KEYS + "/caches").at("/caches/" + cache + "/misses/" + reason).asLong();
  }

  private static JsonNode get(String path) {
    RestClient.Answer answer = administrator().get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static void hold(int entries) {
    try (Jedis direct = direct();
        Pipeline pipeline = direct.pipelined()) {
      for (int i = 0; i < entries; i++) {
        pipeline.set("fastnpc:char_id:" + OWNERS + ":" + i, "V17", MINUTE);
      }
    }
  }

  private static Jedis direct() {
    return new Jedis(Server.HOST, Servers.redis().port());
  }

  private static RestClient administrator() {
    return signedInAdministrator().client();
  }
}
