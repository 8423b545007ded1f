package io.fastnpc.cache.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.Tries;
import io.fastnpc.cache.fakes.InMemoryRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the protocol demands of a {@link Store}; the fake and the real one are held to it. */
public abstract class StoreContract {
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofHours(1);
  private static final Optional<Duration> FOR_EVER = Optional.empty();
  private static final Key KEY = Key.of("char_id", 42, "Ada");
  private static final Key OTHER = Key.of("char_id", 43, "Ada");
  private static final Key ELSEWHERE = Key.of("char_id_old", 42, "Ada");
  private static final Token ONE = new Token("a-1");
  private static final Token TWO = new Token("b-1");

  private Store store;

  private Incarnation on;

  /** An empty store that stays the same during a test. */
  protected abstract Store store() throws Exception;

  /** Lets at least {@code duration} pass on the server's clock. */
  protected abstract void elapse(Duration duration) throws Exception;

  /** Loses {@code key}. */
  protected abstract void evict(Key key) throws Exception;

  /** Loses the position and everything else that the protocol notes beside the entries. */
  protected abstract void evictNotes() throws Exception;

  /** Makes {@code key} hold bytes that nobody understands. */
  protected abstract void spoil(Key key, byte[] raw) throws Exception;

  /** Saves a snapshot to which {@link #crash()} will take the server back. */
  protected abstract void saveSnapshot() throws Exception;

  /** Kills the server and starts it again. */
  protected abstract void crash() throws Exception;

  /** Lets a first replica follow the server. */
  protected abstract void attachReplica() throws Exception;

  @BeforeEach
  void connect() throws Exception {
    store = store();
    on = store.sight().incarnation();
  }

  @Test
  void a_key_holds_nothing_at_first() throws Exception {
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void a_lease_is_given_to_the_first_who_asks() throws Exception {
    assertThat(lease(KEY, ONE, LONG)).isEqualTo("nothing");
    assertThat(lease(KEY, TWO, LONG)).isEqualTo("La-1");
    assertThat(lease(KEY, ONE, LONG)).isEqualTo("La-1");
    assertThat(held(KEY)).isEqualTo("La-1");
  }

  @Test
  void a_lease_ends_with_its_life() throws Exception {
    lease(KEY, ONE, SHORT);
    elapse(SHORT);
    assertThat(lease(KEY, TWO, LONG)).isEqualTo("nothing");
    assertThat(fill(KEY, ONE, "1")).isFalse();
    assertThat(held(KEY)).isEqualTo("Lb-1");
  }

  @Test
  void a_fill_needs_the_lease_of_its_owner() throws Exception {
    assertThat(fill(KEY, ONE, "1")).isFalse();
    lease(KEY, TWO, LONG);
    assertThat(fill(KEY, ONE, "1")).isFalse();
    assertThat(fill(KEY, TWO, "2")).isTrue();
    assertThat(held(KEY)).isEqualTo("V2");
    assertThat(fill(KEY, TWO, "3")).isFalse();
    assertThat(lease(KEY, ONE, LONG)).isEqualTo("V2");
  }

  @Test
  void a_value_outlives_the_lease_it_came_from() throws Exception {
    lease(KEY, ONE, SHORT);
    fill(KEY, ONE, "1");
    elapse(SHORT);
    assertThat(held(KEY)).isEqualTo("V1");
  }

  @Test
  void a_value_says_how_long_it_will_live_on() throws Exception {
    lease(KEY, ONE, LONG);
    assertThat(fill(KEY, ONE, "1")).isTrue();
    assertThat(((Held.Value) store.get(KEY, on)).life()).isEqualTo(Held.Value.FOR_EVER);
    lease(OTHER, ONE, LONG);
    assertThat(store.fill(OTHER, ONE, bytes("1"), Optional.of(LONG), on)).isTrue();
    assertThat(((Held.Value) store.get(OTHER, on)).life()).isBetween(LONG.minusMinutes(1), LONG);
  }

  @Test
  void several_keys_are_looked_at_in_their_order() throws Exception {
    lease(KEY, ONE, LONG);
    assertThat(fill(KEY, ONE, "1")).isTrue();
    List<Held> held = store.getAll(List.of(OTHER, KEY), on);
    assertThat(held).first().isEqualTo(Held.Absent.ABSENT);
    assertThat(held.get(1)).isInstanceOf(Held.Value.class);
    assertThat(((Held.Value) held.get(1)).life()).isEqualTo(Held.Value.FOR_EVER);
  }

  @Test
  void a_value_ends_with_its_life() throws Exception {
    lease(KEY, ONE, LONG);
    assertThat(store.fill(KEY, ONE, bytes("1"), Optional.of(SHORT), on)).isTrue();
    elapse(SHORT);
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void a_value_may_have_no_bytes() throws Exception {
    lease(KEY, ONE, LONG);
    assertThat(fill(KEY, ONE, "")).isTrue();
    assertThat(held(KEY)).isEqualTo("V");
  }

  @Test
  void only_the_owner_gives_its_lease_up() throws Exception {
    lease(KEY, ONE, LONG);
    assertThat(store.release(KEY, TWO, on)).isFalse();
    assertThat(held(KEY)).isEqualTo("La-1");
    assertThat(store.release(KEY, ONE, on)).isTrue();
    assertThat(held(KEY)).isEqualTo("nothing");
    assertThat(store.release(KEY, ONE, on)).isFalse();
  }

  @Test
  void garbage_is_recognized_and_discarded_while_it_stands() throws Exception {
    for (String raw : List.of("hello", "V", "V9x", "L", "Lnot a token", "")) {
      spoil(KEY, bytes(raw));
      Held garbage = store.get(KEY, on);
      assertThat(garbage).as(raw).isInstanceOf(Held.Garbage.class);
      spoil(KEY, bytes("something else"));
      store.discard(KEY, garbage, on);
      assertThat(held(KEY)).isEqualTo("?");
      store.discard(KEY, store.get(KEY, on), on);
      assertThat(held(KEY)).isEqualTo("nothing");
    }
  }

  @Test
  void an_unreadable_value_is_discarded_while_it_stands() throws Exception {
    lease(KEY, ONE, LONG);
    fill(KEY, ONE, "1");
    store.discard(KEY, new Held.Value(bytes("2")), on);
    assertThat(held(KEY)).isEqualTo("V1");
    store.discard(KEY, new Held.Value(bytes("1")), on);
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void a_fence_takes_the_place_of_values_leases_and_garbage() throws Exception {
    lease(KEY, ONE, LONG);
    lease(OTHER, ONE, LONG);
    fill(OTHER, ONE, "1");
    spoil(ELSEWHERE, bytes("hello"));
    store.fence(List.of(KEY, OTHER, ELSEWHERE), TWO, LONG, on);
    assertThat(List.of(held(KEY), held(OTHER), held(ELSEWHERE))).containsOnly("F");
    assertThat(fill(KEY, ONE, "1")).isFalse();
    assertThat(lease(OTHER, ONE, LONG)).isEqualTo("F");
  }

  @Test
  void a_fence_stands_until_its_writer_takes_it_away() throws Exception {
    store.fence(List.of(KEY), ONE, LONG, on);
    store.invalidate(stale(KEY), on);
    store.invalidateCache(KEY.cache(), on);
    store.invalidateAll(on);
    store.release(KEY, ONE, on);
    store.unfence(List.of(KEY), Tries.of(TWO), "", on);
    assertThat(held(KEY)).isEqualTo("F");
    store.unfence(List.of(KEY), Tries.of(ONE), "", on);
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void each_of_two_writers_has_its_own_fence() throws Exception {
    store.fence(List.of(KEY), ONE, LONG, on);
    store.fence(List.of(KEY), TWO, LONG, on);
    store.unfence(List.of(KEY), Tries.of(ONE), "", on);
    assertThat(held(KEY)).isEqualTo("F");
    store.unfence(List.of(KEY), Tries.of(TWO), "", on);
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void a_fence_placed_twice_is_taken_away_at_once() throws Exception {
    store.fence(List.of(KEY), ONE, LONG, on);
    store.fence(List.of(KEY), ONE, LONG, on);
    store.unfence(List.of(KEY), Tries.of(ONE), "", on);
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void a_fence_of_a_dead_writer_ends_with_its_own_life() throws Exception {
    store.fence(List.of(KEY), ONE, SHORT, on);
    elapse(SHORT);
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void a_dead_writers_fence_is_not_kept_alive_by_a_later_one() throws Exception {
    store.fence(List.of(KEY), ONE, SHORT, on);
    store.fence(List.of(KEY), TWO, LONG, on);
    elapse(SHORT);
    assertThat(held(KEY)).isEqualTo("F");
    store.unfence(List.of(KEY), Tries.of(TWO), "", on);
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void a_later_shorter_fence_does_not_shorten_an_earlier_one() throws Exception {
    store.fence(List.of(KEY), ONE, LONG, on);
    store.fence(List.of(KEY), TWO, SHORT, on);
    elapse(SHORT);
    assertThat(held(KEY)).isEqualTo("F");
    store.unfence(List.of(KEY), Tries.of(ONE), "", on);
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void what_was_filled_in_after_a_fence_was_lost_goes_with_the_unfence() throws Exception {
    store.fence(List.of(KEY, OTHER), ONE, LONG, on);
    evict(KEY);
    evict(OTHER);
    lease(KEY, TWO, LONG);
    fill(KEY, TWO, "old");
    lease(OTHER, TWO, LONG);
    store.unfence(List.of(KEY, OTHER), Tries.of(ONE), "", on);
    assertThat(held(KEY)).isEqualTo("nothing");
    assertThat(held(OTHER)).isEqualTo("nothing");
  }

  @Test
  void an_unfence_says_whether_every_fence_stood_until_then() throws Exception {
    List<Key> both = List.of(KEY, OTHER);
    store.fence(both, ONE, LONG, on);
    assertThat(store.unfence(both, Tries.of(ONE), "", on)).isTrue();
    assertThat(store.unfence(both, Tries.of(ONE), "", on)).isFalse();
    store.fence(both, ONE, LONG, on);
    evict(OTHER);
    assertThat(store.unfence(both, Tries.of(ONE), "", on)).isFalse();
    store.fence(both, ONE, LONG, on);
    evict(OTHER);
    store.fence(both, TWO, LONG, on);
    assertThat(store.unfence(both, Tries.of(ONE), "", on)).as("only another's is there").isFalse();
    assertThat(store.unfence(both, Tries.of(TWO), "", on)).isTrue();
  }

  @Test
  void an_unfence_takes_away_those_of_vain_tries_and_does_not_count_them() throws Exception {
    Tries tries = new Tries(TWO, List.of(ONE));
    store.fence(List.of(KEY), ONE, LONG, on);
    store.fence(List.of(KEY), TWO, LONG, on);
    assertThat(store.unfence(List.of(KEY), tries, "db/7", on)).isTrue();
    assertThat(held(KEY)).isEqualTo("nothing");
    assertThat(store.settled(Map.of(KEY, Set.of("db/7")), on)).containsExactly(KEY);
    store.fence(List.of(OTHER), ONE, LONG, on);
    assertThat(store.unfence(List.of(OTHER), tries, "db/8", on)).as("TWO was lost").isFalse();
    assertThat(held(OTHER)).isEqualTo("nothing");
    assertThat(store.settled(Map.of(OTHER, Set.of("db/8")), on)).isEmpty();
  }

  @Test
  void a_fence_past_its_end_has_stood_while_anothers_kept_it() throws Exception {
    store.fence(List.of(KEY), TWO, LONG, on);
    store.fence(List.of(KEY), ONE, SHORT, on);
    elapse(SHORT);
    assertThat(store.unfence(List.of(KEY), Tries.of(ONE), "", on)).isTrue();
    assertThat(held(KEY)).isEqualTo("F");
  }

  @Test
  void a_master_that_gets_a_replica_is_another_incarnation() throws Exception {
    attachReplica();
    Sighting sighting = store.sight();
    assertThat(sighting.incarnation().runId()).isEqualTo(on.runId());
    assertThat(sighting.incarnation()).isNotEqualTo(on);
    assertThat(InMemoryRedis.describe(store.get(KEY, sighting.incarnation()))).isEqualTo("nothing");
    assertThatThrownBy(() -> store.get(KEY, on)).isInstanceOf(StoreUnavailable.class);
  }

  @Test
  void invalidation_empties_the_keys_named() throws Exception {
    valueIn(KEY);
    valueIn(OTHER);
    lease(ELSEWHERE, ONE, LONG);
    store.invalidate(stale(KEY, ELSEWHERE), on);
    assertThat(held(KEY)).isEqualTo("nothing");
    assertThat(held(OTHER)).isEqualTo("V1");
    assertThat(held(ELSEWHERE)).isEqualTo("nothing");
  }

  @Test
  void what_is_settled_is_not_invalidated() throws Exception {
    store.fence(List.of(KEY, OTHER), ONE, LONG, on);
    store.unfence(List.of(KEY, OTHER), Tries.of(ONE), "db/7", on);
    valueIn(KEY);
    valueIn(OTHER);
    valueIn(ELSEWHERE);
    Map<Key, Set<String>> stale =
        Map.of(KEY, Set.of("db/7"), OTHER, Set.of("db/7", "db/8"), ELSEWHERE, Set.of("db/7"));
    assertThat(store.settled(stale, on)).containsExactly(KEY);
    assertThat(store.invalidate(stale, on)).containsExactly(KEY);
    assertThat(held(KEY)).isEqualTo("V1");
    assertThat(List.of(held(OTHER), held(ELSEWHERE))).containsOnly("nothing");
    assertThat(store.invalidate(stale(KEY), on)).isEmpty();
    assertThat(held(KEY)).isEqualTo("nothing");
  }

  @Test
  void several_transactions_may_be_settled_at_one_key() throws Exception {
    for (String transaction : List.of("db/7", "db/77")) {
      store.fence(List.of(KEY), ONE, LONG, on);
      store.unfence(List.of(KEY), Tries.of(ONE), transaction, on);
    }
    valueIn(KEY);
    assertThat(store.settled(Map.of(KEY, Set.of("db/7", "db/77")), on)).containsExactly(KEY);
    assertThat(store.settled(Map.of(KEY, Set.of("db/777")), on)).isEmpty();
    assertThat(store.settled(Map.of(KEY, Set.of("b/7")), on)).isEmpty();
  }

  @Test
  void nothing_is_settled_where_the_fence_was_lost() throws Exception {
    store.fence(List.of(KEY), ONE, LONG, on);
    evict(KEY);
    store.unfence(List.of(KEY), Tries.of(ONE), "db/7", on);
    store.fence(List.of(KEY), TWO, LONG, on);
    store.unfence(List.of(KEY), Tries.of(ONE), "db/7", on);
    assertThat(store.settled(Map.of(KEY, Set.of("db/7")), on)).isEmpty();
  }

  @Test
  void a_server_that_went_back_in_time_has_forgotten_what_was_settled_since() throws Exception {
    saveSnapshot();
    store.fence(List.of(KEY), ONE, LONG, on);
    store.unfence(List.of(KEY), Tries.of(ONE), "db/7", on);
    crash();
    Incarnation back = store.sight().incarnation();
    assertThat(store.settled(Map.of(KEY, Set.of("db/7")), back)).isEmpty();
  }

  @Test
  void invalidation_of_a_cache_spares_the_others() throws Exception {
    valueIn(KEY);
    valueIn(OTHER);
    valueIn(ELSEWHERE);
    store.invalidateCache(KEY.cache(), on);
    assertThat(List.of(held(KEY), held(OTHER))).containsOnly("nothing");
    assertThat(held(ELSEWHERE)).isEqualTo("V1");
  }

  @Test
  void invalidation_of_all_spares_the_position() throws Exception {
    valueIn(KEY);
    valueIn(ELSEWHERE);
    store.reposition(Optional.empty(), new Position("db/1"), on);
    store.invalidateAll(on);
    assertThat(List.of(held(KEY), held(ELSEWHERE))).containsOnly("nothing");
    assertThat(store.sight().position()).contains(new Position("db/1"));
  }

  @Test
  void the_position_is_stored_unless_somebody_else_has_stored_one() throws Exception {
    Position first = new Position("db/1");
    Position second = new Position("db/2");
    assertThat(store.sight().position()).isEmpty();
    store.reposition(Optional.of(first), second, on);
    assertThat(store.sight().position()).isEmpty();
    store.reposition(Optional.empty(), first, on);
    assertThat(store.sight().position()).contains(first);
    store.reposition(Optional.empty(), second, on);
    assertThat(store.sight().position()).contains(first);
    store.reposition(Optional.of(first), second, on);
    assertThat(store.sight().position()).contains(second);
    evictNotes();
    assertThat(store.sight().position()).isEmpty();
  }

  @Test
  void a_server_that_crashed_is_another_one() throws Exception {
    valueIn(KEY);
    store.reposition(Optional.empty(), new Position("db/1"), on);
    saveSnapshot();
    store.fence(List.of(KEY), ONE, LONG, on);
    store.reposition(Optional.of(new Position("db/1")), new Position("db/2"), on);
    crash();
    assertThatThrownBy(() -> store.get(KEY, on)).isInstanceOf(StoreUnavailable.class);
    Sighting sighting = store.sight();
    assertThat(sighting.incarnation()).isNotEqualTo(on);
    assertThat(sighting.position()).contains(new Position("db/1"));
    assertThat(InMemoryRedis.describe(store.get(KEY, sighting.incarnation()))).isEqualTo("V1");
  }

  @Test
  void another_incarnation_is_not_touched() throws Exception {
    valueIn(KEY);
    Incarnation gone = new Incarnation("gone", on.replid());
    assertThatThrownBy(() -> store.get(KEY, gone)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.lease(OTHER, ONE, LONG, gone))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.fence(List.of(KEY), ONE, LONG, gone))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.unfence(List.of(KEY), Tries.of(ONE), "", gone))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.invalidate(stale(KEY), gone))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.invalidateCache(KEY.cache(), gone))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.invalidateAll(gone)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.reposition(Optional.empty(), new Position("db/1"), gone))
        .isInstanceOf(StoreUnavailable.class);
    assertThat(held(KEY)).isEqualTo("V1");
    assertThat(held(OTHER)).isEqualTo("nothing");
    assertThat(store.sight().position()).isEmpty();
  }

  private static Map<Key, Set<String>> stale(Key... keys) {
    return Stream.of(keys).collect(Collectors.toMap(key -> key, key -> Set.of()));
  }

  private void valueIn(Key key) throws StoreUnavailable {
    lease(key, ONE, LONG);
    assertThat(fill(key, ONE, "1")).isTrue();
  }

  private String held(Key key) throws StoreUnavailable {
    return InMemoryRedis.describe(store.get(key, on));
  }

  private String lease(Key key, Token owner, Duration lifetime) throws StoreUnavailable {
    return InMemoryRedis.describe(store.lease(key, owner, lifetime, on));
  }

  private boolean fill(Key key, Token owner, String value) throws StoreUnavailable {
    return store.fill(key, owner, bytes(value), FOR_EVER, on);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
