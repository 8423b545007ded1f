package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Browsed;
import io.fastnpc.cache.administration.Inspection;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.cache.administration.Selection;
import io.fastnpc.cache.redis.EntryBrowser.Bounds;
import io.fastnpc.gzip.Packed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.params.SetParams;

class EntryBrowserTest extends Administered {
  private static final String PREFIX = "browse*[a]:";
  private static final Bounds FEW = new Bounds(200, Duration.ofSeconds(10));

  EntryBrowserTest() {
    super(PREFIX);
  }

  @Test
  void entries_are_listed_with_what_they_hold() throws StoreUnavailable {
    direct.set(PREFIX + "few:1", "V1{}", new SetParams().px(60_000));
    direct.set(PREFIX + "few:2", "V1");
    direct.set(PREFIX + "few:3", "Lowner-1");
    direct.set(PREFIX + "few:4", "Fwriter-1@99999999999999;");
    direct.set(PREFIX + "few:5", "?");
    direct.lpush(PREFIX + "few:6", "V1{}");
    direct.set(PREFIX + "~note", "V1{}");
    direct.set("another:few:1", "V1{}");
    Browsed found = administration.browse(Selection.EVERYTHING, "0", 50);
    assertThat(found.next()).isEmpty();
    assertThat(found.looked()).isEqualTo(found.all()).isEqualTo(8);
    assertThat(state(found, "few:1")).isEqualTo(State.VALUE);
    assertThat(state(found, "few:2")).isEqualTo(State.NOTHING_THERE);
    assertThat(state(found, "few:3")).isEqualTo(State.LEASE);
    assertThat(state(found, "few:4")).isEqualTo(State.FENCE);
    assertThat(state(found, "few:5")).isEqualTo(State.GARBAGE);
    assertThat(state(found, "few:6")).isEqualTo(State.GARBAGE);
    assertThat(found.entries()).hasSize(6);
    Inspection first = entry(found, "few:1");
    assertThat(first.ttl().orElseThrow()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
    assertThat(entry(found, "few:2").ttl()).isEmpty();
    assertThat(first.bytes()).isBetween(30L, 300L);
    assertThat(first.payload()).isEmpty();
    assertThat(first.key().cache()).isEqualTo("few");
  }

  @Test
  void a_compressed_entry_is_listed_with_both_sizes() throws StoreUnavailable {
    byte[] plain = ("[" + "1,".repeat(10_000) + "1]").getBytes(StandardCharsets.UTF_8);
    byte[] packed = Packed.pack(plain).orElseThrow().toBytes();
    direct.set(Layout.utf8(PREFIX + "few:1"), Layout.value(packed));
    direct.set(Layout.utf8(PREFIX + "few:2"), Layout.value(plain));
    Browsed found = administration.browse(Selection.EVERYTHING, "0", 50);
    assertThat(entry(found, "few:1").plainBytes()).contains((long) plain.length);
    assertThat(entry(found, "few:1").bytes()).isLessThan(plain.length / 10);
    assertThat(entry(found, "few:2").plainBytes()).isEmpty();
  }

  @Test
  void parts_together_are_all_entries_and_each_part_is_small() throws StoreUnavailable {
    hold(2_000, "many");
    Set<String> seen = new HashSet<>();
    String cursor = "0";
    int parts = 0;
    do {
      Browsed part = administration.browse(new Selection.Matching("many:*"), cursor, 50);
      assertThat(part.entries().size()).isBetween(1, 200);
      part.entries().forEach(entry -> seen.add(entry.key().logical()));
      cursor = part.next().orElse("0");
      parts++;
    } while (!cursor.equals("0"));
    assertThat(seen).hasSize(2_000);
    assertThat(parts).isBetween(10, 60);
  }

  @Test
  void a_walk_for_something_rare_ends_at_its_bound_and_goes_on_there() throws StoreUnavailable {
    hold(5_000, "many");
    direct.set(PREFIX + "rare:1", "V1{}");
    Browsed part = browser(FEW).list(new Selection.Matching("rare:*"), "0", 50);
    assertThat(part.looked()).isEqualTo(200);
    assertThat(part.next()).isPresent();
    long found = part.entries().size();
    int walks = 1;
    for (Optional<String> next = part.next(); next.isPresent(); walks++) {
      Browsed more = browser(FEW).list(new Selection.Matching("rare:*"), next.get(), 50);
      found += more.entries().size();
      next = more.next();
    }
    assertThat(found).isOne();
    assertThat(walks).isGreaterThan(10);
  }

  @Test
  void a_walk_without_time_takes_one_step() throws StoreUnavailable {
    hold(5_000, "many");
    Browsed part = browser(new Bounds(1_000_000, Duration.ZERO)).largest(Selection.EVERYTHING, 5);
    assertThat(part.looked()).isEqualTo(500);
    assertThat(part.entries()).hasSize(5);
    assertThat(part.next()).isPresent();
  }

  @Test
  void the_largest_come_first_and_no_key_comes_twice() throws StoreUnavailable {
    hold(3_000, "many");
    for (int i = 1; i <= 5; i++) {
      direct.set(PREFIX + "large:" + i, "V1" + "x".repeat(10_000 * i));
    }
    direct.set("another:large", "x".repeat(1_000_000));
    Browsed found = administration.largest(Selection.EVERYTHING, 3);
    assertThat(found.entries())
        .extracting(entry -> entry.key().logical())
        .containsExactly("large:5", "large:4", "large:3");
    assertThat(found.entries().get(0).bytes()).isBetween(50_000L, 70_000L);
    assertThat(found.next()).isEmpty();
    assertThat(administration.largest(new Selection.Matching("many:*"), 3).entries())
        .hasSize(3)
        .allSatisfy(entry -> assertThat(entry.key().cache()).isEqualTo("many"));
  }

  @Test
  void keys_is_never_asked() throws StoreUnavailable {
    hold(1_000, "many");
    direct.configResetStat();
    administration.browse(Selection.EVERYTHING, "0", 50);
    administration.largest(Selection.EVERYTHING, 5);
    String commands = direct.info("commandstats");
    assertThat(commands).contains("cmdstat_scan").doesNotContain("cmdstat_keys", "cmdstat_get:");
  }

  private EntryBrowser browser(Bounds bounds) {
    Layout layout = new Layout(PREFIX);
    return new EntryBrowser(connections, new Entries(connections, layout), layout, bounds);
  }

  private static State state(Browsed found, String key) {
    return entry(found, key).state();
  }

  private static Inspection entry(Browsed found, String key) {
    List<Inspection> entries =
        found.entries().stream().filter(entry -> entry.key().logical().equals(key)).toList();
    assertThat(entries).hasSize(1);
    return entries.get(0);
  }
}
