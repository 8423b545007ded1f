package io.fastnpc.cache.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.fleet.Notes;
import io.fastnpc.cache.insight.Exchange.Gathered;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private static final Map<String, Policy> POLICIES =
      Map.of("things", new Policy(Optional.of(Duration.ofMinutes(5)), Optional.empty()));

  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
  private final Shelf shelf = new Shelf();
  private final Insight here = new Insight(POLICIES, clock::get);
  private final Insight there = new Insight(POLICIES, clock::get);
  private final Exchange mine = new Exchange(shelf, "here:8080", here);
  private final Exchange other = new Exchange(shelf, "there:8081", there);

  @Test
  void what_several_workers_notice_is_brought_together() {
    here.of("things").hit("things:7", true);
    there.of("things").hit("things:7", true);
    there.of("things").missed("things:8");
    other.report(true);
    Gathered all = mine.gather(true);
    assertThat(all.workers()).isEqualTo(2);
    assertThat(all.complete()).isTrue();
    assertThat(all.observed().keys()).containsExactly(new Hitter("things:7", 2, 0));
    assertThat(all.observed().causes("things").of(Reason.NEVER_READ)).isOne();
  }

  @Test
  void a_worker_that_has_just_died_counts_until_its_hour_is_over() {
    there.of("things").hit("things:7", true);
    other.report(true);
    clock.addAndGet(Duration.ofMinutes(59).toMillis());
    assertThat(mine.gather(true).observed().keys()).hasSize(1);
    clock.addAndGet(Duration.ofMinutes(2).toMillis());
    assertThat(mine.gather(true).workers()).isOne();
    assertThat(shelf.notes.get(Exchange.OBSERVED)).isEmpty();
  }

  @Test
  void a_worker_that_is_alone_says_so() {
    here.of("things").hit("things:7", true);
    mine.report(true);
    assertThat(mine.gather(true).workers()).isOne();
    assertThat(mine.gather(true).observed().keys()).containsExactly(new Hitter("things:7", 1, 0));
  }

  @Test
  void while_redis_is_away_what_the_others_told_last_stays_and_is_called_old() {
    there.of("things").hit("things:7", true);
    other.report(true);
    long told = clock.get();
    mine.gather(true);
    shelf.away = true;
    clock.addAndGet(5_000);
    here.of("things").hit("things:7", true);
    Gathered old = mine.gather(true);
    assertThat(old.complete()).isFalse();
    assertThat(old.othersAt()).isEqualTo(told);
    assertThat(old.observed().keys()).containsExactly(new Hitter("things:7", 2, 0));
    mine.report(true); // fails no caller
  }

  @Test
  void a_write_on_another_worker_explains_a_miss_here() {
    here.of("things").filled("things:7", true);
    clock.addAndGet(100);
    there.of("things").written("things:7");
    here.of("things").missed("things:7");
    other.report(true);
    mine.report(true);
    assertThat(mine.gather(true).observed().causes("things").misses())
        .containsExactly(Map.entry(Reason.WRITTEN, 1L));
  }

  @Test
  void a_note_that_cannot_be_read_costs_nothing_but_itself() {
    shelf.put(Exchange.OBSERVED, "newer:8082", new byte[] {'?'});
    shelf.put(Exchange.DEPARTURES, "newer:8082", new byte[] {'?'});
    mine.report(true);
    assertThat(mine.gather(true).workers()).isOne();
  }

  /** Notes in memory. */
  private static final class Shelf implements Notes {
    private final Map<String, Map<String, byte[]>> notes = new HashMap<>();
    private boolean away;

    @Override
    public void put(String kind, String worker, byte[] note) {
      notes.computeIfAbsent(kind, k -> new HashMap<>()).put(worker, note);
    }

    @Override
    public Map<String, byte[]> all(String kind) throws StoreUnavailable {
      if (away) {
        throw new StoreUnavailable("away");
      }
      return Map.copyOf(notes.getOrDefault(kind, Map.of()));
    }

    @Override
    public void remove(String kind, Collection<String> workers) {
      notes.getOrDefault(kind, new HashMap<>()).keySet().removeAll(workers);
    }
  }
}
