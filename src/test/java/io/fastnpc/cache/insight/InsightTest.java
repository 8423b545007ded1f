package io.fastnpc.cache.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.administration.Selection;
import io.fastnpc.cache.fleet.Documents;
import io.fastnpc.cache.statistics.Watcher;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InsightTest {
  private static final String CACHE = "char_profile";
  private static final String KEY = "char_profile:7:Ada";
  private static final Duration TTL = Duration.ofMinutes(5);
  private static final Map<String, Policy> POLICIES =
      Map.of(
          CACHE,
          new Policy(Optional.of(TTL), Optional.empty()),
          "char_id",
          new Policy(Optional.empty(), Optional.of(Duration.ofMinutes(1))));

  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
  private final Insight insight = new Insight(POLICIES, clock::get);
  private final Watcher watcher = insight.of(CACHE);

  @Test
  void the_first_read_of_a_key_was_never_read_before() {
    watcher.missed(KEY);
    assertThat(causes()).containsExactly(Map.entry(Reason.NEVER_READ, 1L));
  }

  @Test
  void a_key_whose_time_is_over_has_expired() {
    stored(KEY);
    pass(TTL);
    watcher.missed(KEY);
    assertThat(causes()).containsExactly(Map.entry(Reason.EXPIRED, 1L));
  }

  @Test
  void times_vary_so_that_a_key_may_have_expired_a_little_early() {
    stored(KEY);
    pass(TTL.multipliedBy(96).dividedBy(100));
    watcher.missed(KEY);
    assertThat(causes()).containsExactly(Map.entry(Reason.EXPIRED, 1L));
  }

  @Test
  void a_key_that_was_written_is_not_called_evicted() {
    stored(KEY);
    pass(Duration.ofSeconds(1));
    watcher.written(KEY);
    watcher.missed(KEY);
    assertThat(causes()).containsExactly(Map.entry(Reason.WRITTEN, 1L));
  }

  @Test
  void a_key_that_somebody_cleared_is_not_called_evicted() {
    stored(KEY);
    pass(Duration.ofSeconds(1));
    insight.cleared(new Selection.Matching("char_profile:[7]:*"));
    watcher.missed(KEY);
    stored("char_profile:8:Ada");
    insight.cleared(new Selection.Named(Set.of(), Set.of("char_profile:8:")));
    watcher.missed("char_profile:8:Ada");
    assertThat(causes()).containsExactly(Map.entry(Reason.CLEARED, 2L));
  }

  @Test
  void a_clearing_of_other_keys_or_before_it_was_stored_explains_nothing() {
    insight.cleared(new Selection.Matching("*"));
    pass(Duration.ofSeconds(1));
    stored(KEY);
    insight.cleared(new Selection.Matching("char_profile:8:*"));
    watcher.missed(KEY);
    assertThat(causes()).containsExactly(Map.entry(Reason.EVICTED, 1L));
  }

  @Test
  void a_key_without_an_end_that_has_gone_was_evicted() {
    Watcher ids = insight.of("char_id");
    ids.filled("char_id:7:Ada", true);
    pass(Duration.ofDays(1));
    ids.missed("char_id:7:Ada");
    assertThat(causes("char_id")).containsExactly(Map.entry(Reason.EVICTED, 1L));
  }

  @Test
  void absence_has_a_time_of_its_own() {
    Watcher ids = insight.of("char_id");
    ids.filled("char_id:7:Ada", false);
    pass(Duration.ofMinutes(1));
    ids.missed("char_id:7:Ada");
    assertThat(causes("char_id")).containsExactly(Map.entry(Reason.EXPIRED, 1L));
  }

  @Test
  void bulk_writes_make_every_key_of_the_cache_stale() {
    stored(KEY);
    watcher.emptied();
    watcher.missed(KEY);
    assertThat(causes()).containsExactly(Map.entry(Reason.WRITTEN, 1L));
  }

  @Test
  void readers_of_one_load_share_its_reason_and_what_is_never_kept_is_told() {
    watcher.missed(KEY);
    watcher.missed(KEY);
    pass(Duration.ofSeconds(10));
    watcher.missed(KEY);
    assertThat(causes())
        .containsOnly(Map.entry(Reason.NEVER_READ, 2L), Map.entry(Reason.NOT_KEPT, 1L));
  }

  @Test
  void a_key_that_another_worker_stored_is_known_once_it_was_read() {
    watcher.hit(KEY, true);
    watcher.missed(KEY);
    assertThat(causes()).containsExactly(Map.entry(Reason.EVICTED, 1L));
  }

  @Test
  void a_longer_ttl_would_have_spared_the_misses_within_twice_the_time() {
    stored(KEY);
    pass(TTL.plusSeconds(60));
    missedAndStored(KEY);
    pass(TTL.multipliedBy(3));
    missedAndStored(KEY);
    Causes causes = insight.observed().causes(CACHE);
    assertThat(causes.of(Reason.EXPIRED)).isEqualTo(2);
    assertThat(causes.spared()).isEqualTo(1);
    assertThat(causes.sparedPart()).isEqualTo(0.5);
  }

  @Test
  void what_another_worker_wrote_is_corrected_when_it_tells_of_it() {
    Insight other = new Insight(POLICIES, clock::get);
    stored(KEY);
    pass(Duration.ofSeconds(1));
    other.of(CACHE).written(KEY);
    pass(Duration.ofMillis(5));
    watcher.missed(KEY);
    watcher.filled(KEY, true);
    assertThat(causes()).containsExactly(Map.entry(Reason.EVICTED, 1L));
    pass(Duration.ofSeconds(2));
    insight.learn(other.departures());
    assertThat(causes()).containsExactly(Map.entry(Reason.WRITTEN, 1L));
    watcher.missed(KEY); // it was stored after that write
    assertThat(causes()).containsOnly(Map.entry(Reason.WRITTEN, 1L), Map.entry(Reason.EVICTED, 1L));
  }

  @Test
  void what_another_worker_cleared_is_known_when_it_tells_of_it() {
    Insight other = new Insight(POLICIES, clock::get);
    stored(KEY);
    pass(Duration.ofSeconds(1));
    other.cleared(new Selection.Matching("*"));
    insight.learn(other.departures());
    watcher.missed(KEY);
    assertThat(causes()).containsExactly(Map.entry(Reason.CLEARED, 1L));
  }

  @Test
  void reads_are_counted_by_key_and_by_user_and_sessions_apart() {
    IntStream.range(0, 5).forEach(i -> watcher.hit(KEY, true));
    watcher.loaded("char_profile:8:Bob", true, 0);
    insight.of("account").hit("account:9", true);
    Observed seen = insight.observed();
    assertThat(seen.keys())
        .containsExactly(new Hitter(KEY, 5, 0), new Hitter("char_profile:8:Bob", 1, 0));
    assertThat(seen.users()).containsExactly(new Hitter("7", 5, 0), new Hitter("8", 1, 0));
    assertThat(seen.absent()).isEmpty();
  }

  @Test
  void names_that_name_nothing_are_counted_whoever_says_so() {
    Watcher ids = insight.of("char_id");
    ids.loaded("char_id:7:nobody", false, 0);
    ids.hit("char_id:7:nobody", false);
    assertThat(insight.observed().absent()).containsExactly(new Hitter("char_id:7:nobody", 2, 0));
    assertThat(insight.observed().keys()).isEmpty();
  }

  @Test
  void slow_loads_are_named_with_their_time_and_moment() {
    watcher.loaded(KEY, true, TimeUnit.MILLISECONDS.toNanos(250));
    assertThat(insight.observed().slow()).containsExactly(new SlowLoad(KEY, 250_000, clock.get()));
  }

  @Test
  void a_name_of_any_length_takes_little_memory_and_stays_text() {
    watcher.hit("char_profile:7:" + "x".repeat(104) + "😀".repeat(4_000), true);
    String kept = insight.observed().keys().get(0).name();
    assertThat(kept).hasSizeLessThan(130).endsWith("x…");
  }

  @Test
  void what_is_older_than_an_hour_is_forgotten_and_half_an_hour_is_kept_at_least() {
    watcher.hit(KEY, true);
    pass(Duration.ofMinutes(30));
    insight.tick();
    assertThat(insight.observed().keys()).hasSize(1);
    pass(Duration.ofMinutes(30));
    insight.tick();
    assertThat(insight.observed().keys()).isEmpty();
    assertThat(insight.observed().since()).isEqualTo(clock.get() - 1_800_000);
  }

  @Test
  void a_million_keys_are_followed_in_part_and_estimated() {
    int keys = 1_000_000;
    for (int i = 0; i < keys; i++) {
      String key = "char_profile:" + i;
      watcher.missed(key);
      watcher.filled(key, true);
    }
    assertThat(insight.traces().size()).isLessThanOrEqualTo(Traces.MOST);
    assertThat(causes().get(Reason.NEVER_READ)).isBetween(keys * 95L / 100, keys * 105L / 100);
  }

  @Test
  void what_is_told_to_others_is_bounded_whatever_people_ask_for() {
    for (int i = 0; i < 100_000; i++) {
      String key = "char_profile:" + i % 500 + ":" + "名".repeat(200) + i;
      watcher.hit(key, i % 2 == 0);
      watcher.loaded(key, true, i);
      watcher.written(key);
    }
    assertThat(Documents.write(insight.observed())).hasSizeLessThan(64 * 1024);
    assertThat(Documents.write(insight.departures())).hasSizeLessThan(10 * 1024);
  }

  private void stored(String key) {
    watcher.filled(key, true);
  }

  private void missedAndStored(String key) {
    watcher.missed(key);
    watcher.filled(key, true);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toMillis());
  }

  private Map<Reason, Long> causes() {
    return causes(CACHE);
  }

  private Map<Reason, Long> causes(String cache) {
    return insight.observed().causes(cache).misses();
  }
}
