package io.fastnpc.cache.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
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
  }

  @Test
  void each_step_shows_what_all_workers_did_in_it() throws StoreUnavailable {
    ada.hits = 1;
    bob.hits = 10;
    next(1);
    ada.send();
    bob.send();
    ada.hits = 3;
    next(1);
    ada.send();
    bob.send();
    assertThat(hits(ada.history.together())).containsExactly(11L, 2L);
    assertThat(hits(bob.history.together())).containsExactly(11L, 2L);
    assertThat(hits(bob.history.alone())).containsExactly(10L);
  }

  @Test
  void an_hour_is_kept_and_no_more() throws StoreUnavailable {
    ada.hits = 1;
    next(1);
    ada.send();
    next(600);
    ada.hits = 2;
    ada.send(); // counted where the last look was
    assertThat(ada.history.together()).hasSize(720);
    assertThat(hits(ada.history.together())).containsExactly(1L, 1L);
    next(500);
    assertThat(hits(ada.history.together())).isEmpty();
    assertThat(direct.pttl(prefix + "~history:1000")).isBetween(3_600_000L, 3_700_000L);
  }

  @Test
  void what_was_seen_once_survives_an_emptied_redis() throws StoreUnavailable {
    bob.hits = 10;
    next(1);
    bob.send();
    next(10);
    assertThat(hits(ada.history.together())).containsExactly(10L);
    forget();
    assertThat(hits(ada.history.together())).containsExactly(10L);
  }

  private void next(int steps) {
    clock.addAndGet(steps * STEP);
  }

  private static Iterable<Long> hits(SortedMap<Long, Tally> steps) {
    return steps.values().stream()
        .map(tally -> tally.counts().of(Count.HITS))
        .filter(n -> n > 0)
        .toList();
  }
}
