package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.http.browsers.Language;
import io.fastnpc.monitoring.Overview;
import io.fastnpc.monitoring.PostgresFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TilesTest {
  private static final long NOW = 1_000_000;

  @Test
  void the_headline_is_what_users_data_hit_and_sessions_stand_apart() {
    Tiles.Tile rate = rate(reads(1, 3, 0), reads(99, 1, 0), reads(1, 1, 0));
    assertThat(rate.figure()).isEqualTo("25%");
    assertThat(rate.note()).isEqualTo("50% in the last minute · session look-ups 99%");
  }

  @Test
  void a_minute_in_which_all_reads_bypassed_was_not_without_reads() {
    assertThat(rate(reads(1, 0, 7), Tally.NONE, reads(0, 0, 7)).note())
        .isEqualTo("all 7 reads of the last minute bypassed the cache");
    assertThat(rate(reads(1, 0, 7), Tally.NONE, reads(1, 0, 7)).note())
        .isEqualTo("100% in the last minute; 7 bypassed");
    assertThat(rate(reads(1, 0, 7), Tally.NONE, Tally.NONE).note())
        .isEqualTo("no reads in the last minute");
  }

  @Test
  void where_nothing_asked_redis_there_is_no_rate() {
    assertThat(rate(reads(0, 0, 7), Tally.NONE, Tally.NONE).figure()).isEqualTo("–");
  }

  private static Tiles.Tile rate(Tally data, Tally sessions, Tally lately) {
    SortedMap<String, Tally> tallies = new TreeMap<>(Map.of("things", data, "account", sessions));
    Overview overview =
        new Overview(
            NOW,
            new Fleet.View(
                true,
                tallies,
                List.of(),
                Set.of(),
                List.of(),
                new TreeMap<>(Map.of(NOW - 5000, Map.of("one", lately))),
                List.of()),
            Tally.sum(tallies),
            new TreeMap<>(),
            ServerFacts.DOWN,
            new PostgresFacts(true, 1, "17", 1, 1, 100, 1),
            Optional.empty(),
            List.of());
    return new Tiles(overview, Words.in(Language.EN), Format.of(Language.EN)).tiles().get(0);
  }

  private static Tally reads(long hits, long misses, long past) {
    Counts counts =
        new Counts(
            Map.of(Count.HITS, hits, Count.MISSES, misses),
            past == 0 ? Map.of() : Map.of(Bypass.STORE_UNAVAILABLE, past));
    return new Tally(counts, Spans.NONE, Spans.NONE);
  }
}
