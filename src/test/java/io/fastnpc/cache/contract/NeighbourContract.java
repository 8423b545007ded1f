package io.fastnpc.cache.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Hearing;
import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.Roll;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.Tries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the protocol demands of {@link Neighbours}; the fake and the real ones are held to it. */
public abstract class NeighbourContract {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Key KEY = Key.of("char_id", 42, "Ada");
  private static final Key OTHER = Key.of("char_id", 43, "Ada Ω\n*");
  private static final Token WRITER = new Token("a-1");
  private static final Announcement ONE = announcement("a-2", KEY, OTHER);
  private static final Announcement TWO = announcement("b-1", KEY);
  private static final Announcement ALL = new Announcement(new Token("a-3"), true, Set.of());

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private Store store;
  private Neighbours neighbours;
  private Incarnation on;
  private long polls;

  /** An empty store, and neighbours on the same server. */
  protected abstract Store store() throws Exception;

  /** On the server of that store. */
  protected abstract Neighbours neighbours() throws Exception;

  /** Has {@code ears} hear, as {@code worker}, what is published from now on. */
  protected abstract void listen(String worker, Neighbours.Ears ears) throws Exception;

  /** Lets everything be heard that has been published. */
  protected abstract void deliver() throws Exception;

  /** Loses the registry. */
  protected abstract void evictRegistry() throws Exception;

  /** Loses the stream. */
  protected abstract void evictStream() throws Exception;

  /** Loses all entries of the stream but the latest. */
  protected abstract void trimStream() throws Exception;

  /** Loses all entries of the stream, and not the stream. */
  protected abstract void emptyStream() throws Exception;

  /** Saves a snapshot to which {@link #crash()} will take the server back. */
  protected abstract void saveSnapshot() throws Exception;

  /** Kills the server and starts it again. */
  protected abstract void crash() throws Exception;

  private static Announcement announcement(String token, Key... keys) {
    return new Announcement(new Token(token), false, Set.of(keys));
  }

  @BeforeEach
  void connect() throws Exception {
    store = store();
    neighbours = neighbours();
    on = store.sight().incarnation();
  }

  @Test
  void who_announces_learns_who_is_registered() throws Exception {
    assertThat(neighbours.announce(ONE, on).registry()).isEmpty();
    Hearing a = attend("a", 0);
    attend("b", 0);
    neighbours.attend(new Presence("c", 1, false), 0, on);
    Roll roll = neighbours.announce(TWO, on);
    assertThat(roll.registry()).isEqualTo(a.registry()).isNotEmpty();
    assertThat(roll.workers()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void a_sign_of_life_is_seen_by_all() throws Exception {
    attend("a", 0);
    attend("b", 0);
    Map<String, Long> before = attend("a", 0).counts();
    Map<String, Long> after = attend("b", 0).counts();
    assertThat(before.keySet()).containsExactlyInAnyOrder("a", "b");
    assertThat(after.get("a")).isEqualTo(before.get("a"));
    assertThat(after.get("b")).isGreaterThan(before.get("b"));
  }

  @Test
  void announcements_are_read_in_their_order_and_once() throws Exception {
    Hearing first = attend("a", 0);
    assertThat(first.announcements()).isEmpty();
    neighbours.announce(ONE, on);
    neighbours.announce(TWO, on);
    neighbours.announce(ALL, on);
    Hearing next = attend("a", first.last());
    assertThat(next.announcements()).containsExactly(ONE, TWO, ALL);
    assertThat(next.stream()).isEqualTo(first.stream());
    assertThat(next.last()).isEqualTo(first.last() + 3);
    Hearing last = attend("a", next.last());
    assertThat(last.announcements()).isEmpty();
    assertThat(last.last()).isEqualTo(next.last());
    assertThat(last.stream()).isEqualTo(first.stream());
  }

  @Test
  void a_stream_that_begins_with_an_announcement_has_a_name_too() throws Exception {
    neighbours.announce(ONE, on);
    Hearing hearing = attend("a", 0);
    assertThat(hearing.stream()).isNotEmpty();
    assertThat(hearing.announcements()).as("who has no place is told none").isEmpty();
    assertThat(hearing.first()).isEqualTo(1);
    assertThat(hearing.last()).isEqualTo(1);
  }

  @Test
  void an_announcement_comes_after_all_its_fences() throws Exception {
    long begun = neighbours.attend(new Presence("c", 1, false), 0, on).last();
    Roll roll = neighbours.fence(List.of(KEY, OTHER), WRITER, LONG, ONE, on);
    assertThat(roll.workers()).isEmpty();
    assertThat(store.get(KEY, on)).isEqualTo(Held.Fence.FENCE);
    assertThat(store.get(OTHER, on)).isEqualTo(Held.Fence.FENCE);
    assertThat(attend("a", begun).announcements()).containsExactly(ONE);
    assertThat(store.unfence(List.of(KEY, OTHER), Tries.of(WRITER), "", on)).isTrue();
  }

  @Test
  void a_trimmed_stream_shows_where_it_begins() throws Exception {
    Hearing before = attend("a", 0);
    neighbours.announce(ONE, on);
    neighbours.announce(TWO, on);
    trimStream();
    Hearing after = attend("a", before.last());
    assertThat(after.stream()).isEqualTo(before.stream());
    assertThat(after.first()).isGreaterThan(before.last() + 1);
    assertThat(after.announcements()).containsExactly(TWO);
  }

  @Test
  void a_lost_stream_comes_back_under_another_name() throws Exception {
    Hearing before = attend("a", 0);
    evictStream();
    Hearing after = attend("a", before.last());
    assertThat(after.stream()).isNotEqualTo(before.stream());
    evictStream();
    neighbours.announce(ONE, on);
    assertThat(attend("a", 1).stream()).isNotIn(before.stream(), after.stream());
  }

  @Test
  void an_emptied_stream_comes_back_under_another_name() throws Exception {
    Hearing before = attend("a", 0);
    neighbours.announce(ONE, on);
    emptyStream();
    Hearing after = attend("a", before.last());
    assertThat(after.stream()).isNotEqualTo(before.stream());
    assertThat(after.announcements()).isEmpty();
    emptyStream();
    neighbours.announce(TWO, on);
    assertThat(attend("a", 0).stream()).isNotIn(before.stream(), after.stream());
  }

  @Test
  void a_lost_registry_comes_back_under_another_name() throws Exception {
    String before = attend("a", 0).registry();
    attend("b", 0);
    evictRegistry();
    assertThat(neighbours.announce(ONE, on)).isEqualTo(new Roll("", Set.of()));
    Hearing after = attend("a", 0);
    assertThat(after.registry()).isNotEqualTo(before);
    assertThat(after.counts().keySet()).containsExactly("a");
  }

  @Test
  void the_registry_of_another_incarnation_counts_for_nothing() throws Exception {
    String before = attend("a", 0).registry();
    saveSnapshot();
    crash();
    on = store.sight().incarnation();
    assertThat(neighbours.announce(ONE, on)).isEqualTo(new Roll("", Set.of()));
    Hearing after = attend("b", 0);
    assertThat(after.registry()).isNotEqualTo(before);
    assertThat(after.counts().keySet()).containsExactly("b");
  }

  @Test
  void only_a_worker_without_a_new_sign_of_life_is_struck() throws Exception {
    Map<String, Long> before = attend("a", 0).counts();
    attend("b", 0);
    neighbours.strike(Map.of("a", before.getOrDefault("a", 0L) + 1, "c", 1L), on);
    assertThat(attend("b", 0).counts().keySet()).containsExactlyInAnyOrder("a", "b");
    neighbours.strike(before, on);
    assertThat(attend("b", 0).counts().keySet()).containsExactly("b");
  }

  @Test
  void what_is_published_is_heard() throws Exception {
    listen("a", ears("a"));
    listen("b", ears("b"));
    neighbours.announce(ONE, on);
    deliver();
    assertThat(List.of(next(), next())).containsExactlyInAnyOrder("a: a-2", "b: a-2");
    neighbours.acknowledge(List.of(ONE.token()), "b", on);
    deliver();
    assertThat(next()).isEqualTo("a: a-2 by b");
  }

  private Neighbours.Ears ears(String worker) {
    return new Neighbours.Ears() {
      @Override
      public Optional<Incarnation> attended() {
        return Optional.of(on);
      }

      @Override
      public void announced(Announcement announcement) {
        heard.add(worker + ": " + announcement.token().text());
      }

      @Override
      public void acknowledged(Token token, String by) {
        if (token.worker().equals(worker)) {
          heard.add(worker + ": " + token.text() + " by " + by);
        }
      }
    };
  }

  private String next() throws InterruptedException {
    return String.valueOf(heard.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void another_incarnation_is_not_touched() throws Exception {
    Hearing before = attend("a", 0);
    Incarnation gone = new Incarnation("gone", on.replid());
    assertThatThrownBy(() -> neighbours.announce(ONE, gone)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> neighbours.fence(List.of(KEY), WRITER, LONG, ONE, gone))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> neighbours.attend(new Presence("b", 1, true), 0, gone))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> neighbours.acknowledge(List.of(ONE.token()), "a", gone))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> neighbours.strike(before.counts(), gone))
        .isInstanceOf(StoreUnavailable.class);
    Hearing after = attend("a", 0);
    assertThat(after.last()).isEqualTo(before.last());
    assertThat(after.counts().keySet()).containsExactly("a");
    assertThat(store.get(KEY, on)).isEqualTo(Held.Absent.ABSENT);
  }

  private Hearing attend(String worker, long after) throws StoreUnavailable {
    return neighbours.attend(new Presence(worker, ++polls, true), after, on);
  }
}
