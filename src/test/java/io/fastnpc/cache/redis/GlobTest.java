package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Holds our globs equal to the real Redis's. */
class GlobTest {
  private static final long SEED = 20261125;
  private static final String LETTERS = "abc:*?[]\\^-é悟";

  private final Random random = new Random(SEED);

  @Test
  void any_glob_matches_what_it_matches_in_redis() {
    try (Jedis redis = new Jedis(Server.HOST, Servers.redis().port())) {
      redis.flushAll();
      Set<String> names = new LinkedHashSet<>();
      while (names.size() < 500) {
        names.add(text(1 + random.nextInt(5)));
      }
      names.forEach(name -> redis.set(name, ""));
      int matched = 0;
      for (int i = 0; i < 5_000; i++) {
        String glob = text(1 + random.nextInt(7));
        Set<String> inRedis = redis.keys(glob);
        assertThat(matching(names, glob)).as("seed %d: %s", SEED, glob).isEqualTo(inRedis);
        matched += inRedis.size();
      }
      assertThat(matched).isGreaterThan(10_000);
      redis.flushAll();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[", "[^", "[a", "[a-", "[a-]", "[]a]", "[^]", "[c-a]", "[a\\]b]", "[\\", "\\", "\\*",
        "**a", "a**", "[-a]", "[a-c-z]", "[悟]", "?", "??", "???", "[é-a]*"
      })
  void an_odd_glob_matches_what_it_matches_in_redis(String glob) {
    Set<String> names =
        Set.of("a", "b", "c", "z", "-", "]", "[", "\\", "^", "*", "aa", "ab", "é", "悟", "悟空");
    try (Jedis redis = new Jedis(Server.HOST, Servers.redis().port())) {
      redis.flushAll();
      names.forEach(name -> redis.set(name, ""));
      assertThat(matching(names, glob)).isEqualTo(redis.keys(glob));
      redis.flushAll();
    }
  }

  @Test
  void a_glob_of_many_stars_takes_no_time() {
    assertThat(new Glob(utf8("*a".repeat(50) + "b")).matches(utf8("a".repeat(5_000)))).isFalse();
  }

  private static Set<String> matching(Set<String> names, String glob) {
    Glob ours = new Glob(utf8(glob));
    return names.stream()
        .filter(name -> ours.matches(utf8(name)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private String text(int length) {
    List<Integer> letters = LETTERS.codePoints().boxed().toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters.get(random.nextInt(letters.size())));
    }
    return text.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
