package io.fastnpc.cache.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

class GlobTest {
  private static final List<String> NAMES =
      List.of("a:1", "a:12", "b:1", "a:[1]", "a:*", "a:月", "a:^", "a:-", "a:1\n", "a:\\", "a:.");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*", "a:*", "a:?", "a:[12]*", "a:[^1]*", "a:\\[1\\]", "a:\\*", "[a-b]:1", "[b-a]:1",
        "a:[\\^]", "a:[&&1]", "a:.", "a:\\\\", "a:[1", "", "*月", "a:1?", "a:[]"
      })
  void a_glob_matches_what_redis_says(String glob) {
    String prefix = UUID.randomUUID() + " ";
    try (Jedis redis = new Jedis(Server.HOST, Servers.redis().port())) {
      NAMES.forEach(name -> redis.set(prefix + name, ""));
      List<String> found =
          redis.scan("0", new ScanParams().match(prefix + glob).count(100_000)).getResult();
      Glob pattern = Glob.of(glob);
      assertThat(NAMES.stream().filter(name -> pattern.matches(name)))
          .containsExactlyInAnyOrderElementsOf(
              found.stream().map(name -> name.substring(prefix.length())).toList());
    }
  }

  @Test
  void a_literal_matches_itself_only() {
    for (String name : NAMES) {
      Glob pattern = Glob.of(Glob.literal(name));
      assertThat(NAMES.stream().filter(other -> pattern.matches(other))).containsExactly(name);
    }
  }
}
