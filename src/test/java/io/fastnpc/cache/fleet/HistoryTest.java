package io.fastnpc.cache.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HistoryTest extends OnRedis {
  private static final long STEP = History.STEP.toMillis();

  private final AtomicLong clock = new AtomicLong(1_000 * STEP);
  private final Person ada = new Person("ada");
  private final Person bob = new Person("bob");

  private final class Person {
    private long hits;
    final History history;

    Person(String id) {
      history = new History(board, id, this::ledger, clock::get);
    }

    private SortedMap<String, Tally> ledger() {
      var counts = new Counts(Map.of(Count.HITS, hits), Map.of());
      return new TreeMap<>(Map.of("things", new Tally(counts, Spans.NONE, Spans.NONE)));
    }

    void send() throws StoreUnavailable {
      history.note();
      history.send();
    }

    /** What everybody did in each step that is known. */
    List<Long> sees() throws StoreUnavailable {
      return hits(history.together());
    }
  }

  @Test
  void each_step_shows_what_all_workers_did_in_it() throws StoreUnavailable {
    ada.hits = 1;
    bob.hits = 10;
    bothSend();
    ada.hits = 3;
    bothSend();
    next(1);
    assertThat(ada.sees()).containsExactly(11L, 2L);
    assertThat(bob.sees()).containsExactly(11L, 2L);
    assertThat(hits(bob.history.alone())).containsExactly(10L, 0L);
  }

  @Test
  void a_step_is_shown_when_all_have_had_the_time_to_tell_of_it() throws StoreUnavailable {
    ada.hits = 1;
    next(1);
    ada.send(); // and bob has not yet
    assertThat(ada.sees()).isEmpty();
    clock.addAndGet(History.RIPENING.toMillis());
    assertThat(ada.sees()).containsExactly(1L);
  }

  @Test
  void an_hour_is_kept_and_no_more() throws StoreUnavailable {
    ada.hits = 1;
    next(1);
    ada.send();
    next(600);
    ada.hits = 2;
    ada.send(); // counted where the last look was
    next(1);
    assertThat(ada.sees()).containsExactly(1L, 1L);
    next(500);
    assertThat(ada.sees()).isEmpty();
    assertThat(direct.pttl(prefix + "~history:1000")).isBetween(3_600_000L, 3_700_000L);
  }

  @Test
  void a_step_without_reads_is_zero_and_one_that_nobody_tells_of_is_unknown()
      throws StoreUnavailable {
    bothSend();
    next(3); // nobody lives
    bothSend();
    next(1);
    assertThat(ada.history.together().keySet()).containsExactly(1_000 * STEP, 1_001 * STEP);
    assertThat(ada.sees()).containsExactly(0L, 0L);
  }

  @Test
  void what_redis_lost_is_sent_again_and_seen_by_all_alike() throws StoreUnavailable {
    for (int i = 0; i < 10; i++) {
      ada.hits++;
      bob.hits += 10;
      bothSend();
    }
    next(1);
    ada.sees();
    forget();
    ada.send();
    ada.sees(); // must not be believed for good: bob has not sent his parts again
    bob.send();
    clock.addAndGet(History.BELIEVED.toMillis());
    assertThat(ada.sees()).isEqualTo(bob.sees());
    assertThat(ada.sees()).startsWith(11L, 11L, 11L, 11L, 11L, 11L, 11L, 11L, 11L, 11L);
  }

  @Test
  void a_step_that_was_evicted_is_unknown_to_all_alike() throws StoreUnavailable {
    for (int i = 0; i < 10; i++) {
      bothSend();
    }
    next(1);
    assertThat(ada.sees()).hasSize(10);
    direct.del(prefix + "~history:1003");
    clock.addAndGet(History.BELIEVED.toMillis());
    assertThat(ada.history.together().keySet()).isEqualTo(bob.history.together().keySet());
    assertThat(ada.history.together()).doesNotContainKey(1_003 * STEP).hasSize(9);
  }

  private void bothSend() throws StoreUnavailable {
    next(1);
    ada.send();
    bob.send();
  }

  private void next(int steps) {
    clock.addAndGet(steps * STEP);
  }

  private static List<Long> hits(SortedMap<Long, Map<String, Tally>> steps) {
    return steps.values().stream().map(parts -> Tally.sum(parts).counts().of(Count.HITS)).toList();
  }
}
