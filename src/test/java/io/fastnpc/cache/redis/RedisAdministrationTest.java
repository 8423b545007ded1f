package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.Copies;
import io.fastnpc.cache.administration.Extent;
import io.fastnpc.cache.administration.Inspection;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Selection;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.administration.Survey;
import io.fastnpc.gzip.Packed;
import io.fastnpc.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.params.SetParams;

class RedisAdministrationTest extends Administered {
  private static final String PREFIX = "admin*[a]:";
  private static final Key KEY = Key.of("things", 7, "悟空");

  RedisAdministrationTest() {
    super(PREFIX);
  }

  @Test
  void what_would_be_cleared_is_counted_first() throws StoreUnavailable {
    hold(2_000, "many");
    direct.set(PREFIX + "few:1", "V1{}");
    direct.set(PREFIX + "few:2", "Lowner-1");
    direct.set(PREFIX + "few:3", "Fwriter-1@99999999999999;");
    direct.set("another:few:4", "V1{}");
    assertThat(administration.count("few:*")).isEqualTo(1);
    assertThat(administration.count("many:*")).isEqualTo(2_000);
    assertThat(administration.clear("*")).isEqualTo(2_001);
    assertThat(administration.count("*")).isZero();
    assertThat(direct.keys("*")).containsExactlyInAnyOrder("another:few:4", PREFIX + "few:3");
  }

  @Test
  void clearing_tells_how_far_it_is_and_ends_when_told() throws StoreUnavailable {
    hold(3_000, "many");
    List<Long> looked = new ArrayList<>();
    long cleared =
        administration.clear(
            new Selection.Matching("many:*"),
            (at, all, matched) -> {
              assertThat(all).isEqualTo(3_000);
              looked.add(at);
              return looked.size() < 2;
            });
    assertThat(looked).containsExactly(500L, 1_000L);
    assertThat(cleared).isBetween(1_000L, 1_500L);
    assertThat(direct.dbSize()).isEqualTo(3_000 - cleared);
  }

  @Test
  void many_keys_and_beginnings_are_cleared_in_one_walk() throws StoreUnavailable {
    hold(1_500, "many");
    direct.set(PREFIX + "few:1", "V1{}");
    direct.set(PREFIX + "few:1:a", "V1{}");
    direct.set(PREFIX + "few:1:b", "Fwriter-1@99999999999999;");
    direct.set(PREFIX + "few:10", "V1{}");
    direct.set(PREFIX + "~workers", "V1{}");
    direct.set("another:few:1", "V1{}");
    Selection several =
        new Selection.Named(
            Set.of("few:1", "few:[1]", "many:7"), Set.of("few:1:", "many:7:", "few:?", "~"));
    long before = scans();
    List<Long> looked = new ArrayList<>();
    assertThat(administration.count(several, (at, all, matched) -> looked.add(at))).isEqualTo(3);
    assertThat(scans() - before).isEqualTo(looked.size());
    assertThat(looked).isSorted().hasSizeBetween(3, 5).endsWith(direct.dbSize());
    assertThat(administration.clear(several, Progress.UNWATCHED)).isEqualTo(3);
    assertThat(administration.count(several, Progress.UNWATCHED)).isZero();
    assertThat(direct.dbSize()).isEqualTo(1_499 + 4);
    assertThat(direct.exists(PREFIX + "few:10", PREFIX + "few:1:b", PREFIX + "~workers"))
        .isEqualTo(3);
  }

  @Test
  void a_survey_tells_how_much_it_is_and_whose() throws StoreUnavailable {
    direct.set(PREFIX + "few:7", "V1{}");
    direct.set(PREFIX + "few:8:a", "V1{}");
    direct.set(PREFIX + "few:all", "V1{}");
    direct.set(PREFIX + "few:9", "Fwriter-1@99999999999999;");
    direct.set(PREFIX + "few:99999999999", "V1{}");
    Survey few = administration.survey(new Selection.Matching("few:*"), Progress.UNWATCHED);
    assertThat(few.values()).isEqualTo(4);
    assertThat(few.exact()).isTrue();
    assertThat(few.bytes()).isBetween(4 * 40L, 4 * 200L);
    assertThat(few.sample())
        .containsExactlyInAnyOrder("few:7", "few:8:a", "few:all", "few:99999999999");
    assertThat(few.owners()).containsExactly(7, 8);
    hold(2_000, "many");
    Survey many = administration.survey(new Selection.Matching("many:*"), Progress.UNWATCHED);
    assertThat(many.values()).isEqualTo(2_000);
    assertThat(many.exact()).isFalse();
    assertThat(many.bytes()).isBetween(2_000 * 40L, 2_000 * 200L);
    assertThat(many.sample()).hasSize(8);
    assertThat(many.owners()).hasSizeBetween(1, Survey.MOST_OWNERS);
  }

  @Test
  void a_single_beginning_is_taken_literally() throws StoreUnavailable {
    direct.set(PREFIX + "few:[1]*:a", "V1{}");
    direct.set(PREFIX + "few:[1]:a", "V1{}");
    direct.set(PREFIX + "few:1:a", "V1{}");
    Selection literal = new Selection.Named(Set.of(), Set.of("few:[1]*:"));
    assertThat(administration.clear(literal, Progress.UNWATCHED)).isEqualTo(1);
    assertThat(direct.exists(PREFIX + "few:[1]:a", PREFIX + "few:1:a")).isEqualTo(2);
  }

  @Test
  void a_selection_of_nothing_clears_nothing() throws StoreUnavailable {
    hold(10, "many");
    assertThat(administration.clear(new Selection.Named(Set.of(), Set.of()), Progress.UNWATCHED))
        .isZero();
    assertThat(direct.dbSize()).isEqualTo(10);
  }

  @Test
  void no_glob_reaches_a_note() throws StoreUnavailable {
    direct.set(PREFIX + "~workers", "V1{}");
    assertThat(administration.count("*")).isZero();
    assertThat(administration.clear("~*")).isZero();
    assertThat(administration.extents()).isEmpty();
    assertThat(direct.exists(PREFIX + "~workers")).isTrue();
  }

  @Test
  void the_extent_of_each_cache_is_told() throws StoreUnavailable {
    hold(300, "many");
    direct.set(PREFIX + "few:1", "V1" + "x".repeat(10_000));
    direct.set("another:few:2", "V1{}");
    assertThat(administration.extents()).containsOnlyKeys("few", "many");
    assertThat(administration.extents().get("many"))
        .satisfies(extent -> assertThat(extent.bytes()).isBetween(300 * 50L, 300 * 200L))
        .extracting(Extent::entries, Extent::exact)
        .containsExactly(300L, true);
    assertThat(extent("few").bytes()).isGreaterThan(10_000);
  }

  @Test
  void the_extent_of_large_caches_is_estimated() throws StoreUnavailable {
    hold(30_000, "many");
    Extent extent = extent("many");
    assertThat(extent.exact()).isFalse();
    assertThat(extent.entries()).isBetween(27_000L, 33_000L);
  }

  @Test
  void a_key_is_looked_up() throws StoreUnavailable {
    assertThat(look(null).state()).isEqualTo(State.ABSENT);
    Inspection value = look("V1{\"a\":1}");
    assertThat(value.state()).isEqualTo(State.VALUE);
    assertThat(value.payload()).contains(RawJson.of("{\"a\":1}"));
    assertThat(value.ttl()).isEmpty();
    assertThat(value.bytes()).isPositive();
    assertThat(look("V1").state()).isEqualTo(State.NOTHING_THERE);
    Inspection large = look("V1[" + "1,".repeat(1 << 20) + "1]");
    assertThat(large.state()).isEqualTo(State.VALUE);
    assertThat(large.payload().orElseThrow().size()).isLessThan(1 << 19);
    assertThat(look("Lowner-1").state()).isEqualTo(State.LEASE);
    assertThat(look("Fwriter-1@99999999999999;").state()).isEqualTo(State.FENCE);
    assertThat(look("what?").state()).isEqualTo(State.GARBAGE);
  }

  @Test
  void a_compressed_value_is_shown_as_what_it_is() throws StoreUnavailable {
    byte[] plain = ("{\"a\":\"" + "甲乙丙".repeat(5_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    Inspection value = lookAtPacked(plain);
    assertThat(value.state()).isEqualTo(State.VALUE);
    assertThat(value.payload()).contains(RawJson.of(plain));
    assertThat(value.plainBytes()).contains((long) plain.length);
    assertThat(value.bytes()).isLessThan(plain.length / 10);
    assertThat(look("V1{}").plainBytes()).isEmpty();
  }

  @Test
  void of_a_large_compressed_value_the_beginning_is_shown() throws StoreUnavailable {
    Inspection bomb = lookAtPacked(new byte[50_000_000]);
    assertThat(bomb.payload().orElseThrow().size()).isEqualTo(256 * 1024);
    assertThat(bomb.plainBytes()).contains(50_000_000L);
  }

  @Test
  void a_compressed_value_that_is_not_whole_is_garbage() throws StoreUnavailable {
    byte[] packed = Layout.value(Packed.pack(new byte[5_000]).orElseThrow().toBytes());
    packed[packed.length - 1] ^= 1;
    direct.set(Layout.utf8(PREFIX + KEY.logical()), packed);
    assertThat(administration.look(KEY).state()).isEqualTo(State.GARBAGE);
    assertThat(administration.look(KEY).payload()).isEmpty();
  }

  private Inspection lookAtPacked(byte[] plain) throws StoreUnavailable {
    byte[] packed = Packed.pack(plain).orElseThrow().toBytes();
    direct.set(Layout.utf8(PREFIX + KEY.logical()), Layout.value(packed));
    return administration.look(KEY);
  }

  @Test
  void the_remaining_life_of_a_value_is_told() throws StoreUnavailable {
    direct.set(PREFIX + KEY.logical(), "V1{}", SetParams.setParams().ex(60));
    Duration ttl = administration.look(KEY).ttl().orElseThrow();
    assertThat(ttl).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
  }

  @Test
  void the_server_tells_its_facts() throws StoreUnavailable {
    ServerFacts facts = administration.server();
    assertThat(facts.role()).isEqualTo("master");
    assertThat(facts.maxMemoryBytes()).isEqualTo(200L << 20);
    assertThat(facts.memoryPolicy()).isEqualTo("allkeys-lru");
    assertThat(facts.usedMemoryBytes()).isPositive().isLessThanOrEqualTo(facts.peakMemoryBytes());
  }

  private long scans() {
    Matcher calls =
        Pattern.compile("cmdstat_scan:calls=(\\d+)").matcher(direct.info("commandstats"));
    return calls.find() ? Long.parseLong(calls.group(1)) : 0;
  }

  private Extent extent(String cache) throws StoreUnavailable {
    return Objects.requireNonNull(administration.extents().get(cache));
  }

  private Inspection look(@Nullable String held) throws StoreUnavailable {
    if (held != null) {
      direct.set(PREFIX + KEY.logical(), held);
    }
    return administration.look(KEY);
  }

  /** Notes of which copies it was told. */
  private static final class Noted implements Copies {
    private final List<String> withdrawn = new ArrayList<>();

    @Override
    public boolean has(Key key) {
      return false;
    }

    @Override
    public void withdraw(Collection<Key> keys) {
      keys.forEach(key -> withdrawn.add(key.logical()));
    }

    @Override
    public void withdrawAll() {
      withdrawn.add("all");
    }
  }

  @Test
  void clearing_reaches_copies_of_what_redis_has_lost_and_a_sweep_none() throws Exception {
    Noted copies = new Noted();
    CacheAdministration administration = new RedisAdministration(connections, PREFIX, copies);
    administration.sweep(Set.of("few:"));
    assertThat(copies.withdrawn).isEmpty();
    administration.clear(new Selection.Named(Set.of("few:1"), Set.of()), Progress.UNWATCHED);
    assertThat(copies.withdrawn).containsExactly("few:1");
    administration.clear("few:*");
    administration.clear(
        new Selection.Named(Set.of("few:1"), Set.of("few:1:")), Progress.UNWATCHED);
    assertThat(copies.withdrawn).containsExactly("few:1", "all", "all");
  }
}
