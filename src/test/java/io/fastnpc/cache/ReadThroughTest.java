package io.fastnpc.cache;

import static io.fastnpc.cache.Standing.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.cache.fakes.CountedLoader;
import io.fastnpc.cache.fakes.InMemoryStore.Line;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadThroughTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Policy ABSENCE_FOR_A_MINUTE =
      new Policy(Optional.empty(), Optional.of(MINUTE));
  private static final Token ANOTHER = new Token("another-1");

  private final OneWorker worker = new OneWorker();
  private final CountedLoader loader = new CountedLoader(7);

  @Test
  void a_second_read_does_not_load() throws Exception {
    assertThat(worker.read(loader)).contains(7);
    assertThat(worker.read(loader)).contains(7);
    assertThat(loader.loads()).isEqualTo(1);
    assertThat(worker.held()).isEqualTo("V7");
  }

  @Test
  void a_value_that_is_too_large_is_answered_counted_and_not_stored() throws Exception {
    OneWorker small = OneWorker.withValuesUpTo(1);
    loader.set(() -> Optional.of(70));
    assertThat(small.read(loader)).contains(70);
    assertThat(small.held()).isEqualTo("nothing");
    assertThat(small.figures().of(Count.OVERSIZED)).isEqualTo(1);
    assertThat(small.figures().of(Count.REFUSED_FILLS)).isZero();
    loader.set(() -> Optional.of(7));
    assertThat(small.read(loader)).contains(7);
    assertThat(small.held()).isEqualTo("V7");
  }

  @Test
  void a_value_lives_as_long_as_its_ttl() throws Exception {
    Policy policy = new Policy(Optional.of(MINUTE), Optional.empty());
    worker.read(policy, loader);
    letPass(MINUTE.multipliedBy(94).dividedBy(100));
    worker.read(policy, loader);
    assertThat(loader.loads()).isEqualTo(1);
    letPass(MINUTE.multipliedBy(12).dividedBy(100));
    worker.read(policy, loader);
    assertThat(loader.loads()).isEqualTo(2);
  }

  @Test
  void absence_is_not_cached_unless_the_policy_says_so() throws Exception {
    loader.set(Optional::empty);
    assertThat(worker.read(loader)).isEmpty();
    assertThat(worker.held()).isEqualTo("nothing");
    assertThat(worker.read(loader)).isEmpty();
    assertThat(loader.loads()).isEqualTo(2);
  }

  @Test
  void absence_is_cached_for_its_own_time() throws Exception {
    loader.set(Optional::empty);
    assertThat(worker.read(ABSENCE_FOR_A_MINUTE, loader)).isEmpty();
    letPass(MINUTE.multipliedBy(94).dividedBy(100));
    assertThat(worker.read(ABSENCE_FOR_A_MINUTE, loader)).isEmpty();
    assertThat(loader.loads()).isEqualTo(1);
    letPass(MINUTE.multipliedBy(12).dividedBy(100));
    loader.set(() -> Optional.of(7));
    assertThat(worker.read(ABSENCE_FOR_A_MINUTE, loader)).contains(7);
  }

  @Test
  void absence_where_it_is_not_cached_is_unreadable_and_replaced() throws Exception {
    worker.redis.overwrite(OneWorker.KEY, new byte[0]);
    assertThat(worker.read(loader)).contains(7);
    assertThat(worker.held()).isEqualTo("V7");
    assertThat(worker.figures().of(Count.ERRORS)).isEqualTo(1);
    assertThat(worker.figures().of(Count.NEGATIVE_HITS)).isZero();
  }

  @Test
  void an_unreadable_value_is_a_miss_and_replaced() throws Exception {
    worker.redis.overwrite(OneWorker.KEY, "seven".getBytes(StandardCharsets.UTF_8));
    assertThat(worker.read(loader)).contains(7);
    assertThat(worker.held()).isEqualTo("V7");
    assertThat(worker.figures().of(Count.MISSES)).isEqualTo(1);
    assertThat(worker.figures().of(Count.ERRORS)).isEqualTo(1);
  }

  @Test
  void garbage_is_a_miss_and_replaced() throws Exception {
    worker.redis.spoil(OneWorker.KEY, new byte[] {0, 1, 2});
    assertThat(worker.read(loader)).contains(7);
    assertThat(worker.held()).isEqualTo("V7");
    assertThat(worker.figures().of(Count.MISSES)).isEqualTo(1);
    assertThat(worker.figures().of(Count.ERRORS)).isEqualTo(1);
  }

  @Test
  void a_value_without_a_form_is_answered_and_the_lease_given_up() throws Exception {
    Codec<Integer> mute =
        new Codec<>() {
          @Override
          public byte[] encode(Integer value) throws CodecFailure {
            throw new CodecFailure(new IOException("no words"));
          }

          @Override
          public Integer decode(byte[] bytes, int from, int most) {
            return 0;
          }
        };
    var lookup = new Lookup<>(OneWorker.KEY, OneWorker.FOR_EVER, mute);
    assertThat(worker.cache.read(lookup, loader)).contains(7);
    assertThat(loader.loads()).isEqualTo(1);
    assertThat(worker.held()).isEqualTo("nothing");
    assertThat(worker.figures().of(Count.FILLS)).isZero();
  }

  @Test
  void an_exception_of_the_loader_passes_unchanged_and_frees_the_lease() {
    IOException failure = new IOException("database down");
    loader.set(
        () -> {
          assertThat(worker.held()).isEqualTo("Lhere-1");
          throw failure;
        });
    assertThatThrownBy(() -> worker.read(loader)).isSameAs(failure);
    assertThat(loader.loads()).isEqualTo(1);
    assertThat(worker.held()).isEqualTo("nothing");
  }

  @Test
  void an_exception_of_the_loader_passes_unchanged_when_redis_is_away_too() {
    IOException failure = new IOException("database down");
    loader.set(
        () -> {
          worker.line.set(Line.CUT);
          throw failure;
        });
    assertThatThrownBy(() -> worker.read(loader)).isSameAs(failure);
    assertThatThrownBy(() -> worker.read(loader)).isSameAs(failure);
    assertThat(loader.loads()).isEqualTo(2);
  }

  @Test
  void a_reader_loads_for_itself_when_the_owner_of_the_lease_does_not_finish() throws Exception {
    worker.redis.lease(OneWorker.KEY, ANOTHER, MINUTE);
    long before = worker.time.nanos();
    assertThat(worker.read(loader)).contains(7);
    assertThat(Duration.ofNanos(worker.time.nanos() - before))
        .isEqualTo(OneWorker.TIMINGS.patience());
    assertThat(loader.loads()).isEqualTo(1);
    assertThat(worker.held()).isEqualTo("Lanother-1");
    assertThat(worker.bypasses(Bypass.WAIT_OVER)).isEqualTo(1);
  }

  @Test
  void a_reader_takes_over_when_the_lease_of_a_dead_owner_expires() throws Exception {
    worker.redis.lease(OneWorker.KEY, ANOTHER, OneWorker.TIMINGS.patience().dividedBy(2));
    assertThat(worker.read(loader)).contains(7);
    assertThat(worker.held()).isEqualTo("V7");
    assertThat(worker.figures().of(Count.MISSES)).isEqualTo(1);
  }

  @Test
  void a_fence_means_to_load_and_not_to_fill() throws Exception {
    worker.redis.fence(OneWorker.KEY, ANOTHER, MINUTE);
    assertThat(worker.read(loader)).contains(7);
    assertThat(worker.held()).isEqualTo("F");
    assertThat(worker.bypasses(Bypass.FENCE)).isEqualTo(1);
  }

  @Test
  void a_value_loaded_before_a_write_is_answered_but_not_kept() throws Exception {
    loader.set(
        () -> {
          worker.redis.fence(OneWorker.KEY, ANOTHER, MINUTE);
          worker.redis.unfence(OneWorker.KEY, ANOTHER);
          return Optional.of(7);
        });
    assertThat(worker.read(loader)).contains(7);
    assertThat(worker.held()).isEqualTo("nothing");
    assertThat(worker.figures().of(Count.REFUSED_FILLS)).isEqualTo(1);
  }

  @Test
  void a_value_from_another_postgresql_is_answered_but_not_kept() throws Exception {
    assertThat(worker.read(from("elsewhere"))).contains(7);
    assertThat(worker.held()).isEqualTo("nothing");
    assertThat(worker.figures().of(Count.REFUSED_FILLS)).isEqualTo(1);
    assertThat(worker.read(from(worker.database.server()))).contains(7);
    assertThat(worker.held()).isEqualTo("V7");
  }

  private static Loader<Integer> from(String server) {
    return new Loader<>() {
      @Override
      public Optional<Integer> load() {
        return Optional.of(7);
      }

      @Override
      public boolean isFrom(String source) {
        return source.equals(server);
      }
    };
  }

  @Test
  void a_failing_redis_is_asked_once_and_again_when_a_poll_found_it_back() throws Exception {
    worker.read(loader);
    worker.line.set(Line.CUT);
    assertThat(worker.read(loader)).contains(7);
    assertThat(worker.cache.state().storeAnswers()).isFalse();
    worker.line.set(Line.GOOD);
    assertThat(worker.read(loader)).contains(7);
    assertThat(loader.loads()).as("the circuit is open").isEqualTo(3);
    assertThat(worker.figures().of(Count.ERRORS)).isEqualTo(1);
    assertThat(worker.bypasses(Bypass.STORE_UNAVAILABLE)).isEqualTo(2);

    worker.cache.poll();
    assertThat(worker.cache.state().storeAnswers()).isTrue();
    assertThat(worker.read(loader)).contains(7);
    assertThat(loader.loads()).isEqualTo(3);
  }

  @Test
  void a_poll_that_does_not_reach_redis_leaves_the_circuit_open() throws Exception {
    worker.line.set(Line.CUT);
    worker.read(loader);
    worker.cache.poll();
    assertThat(worker.cache.state().storeAnswers()).isFalse();
    worker.read(loader);
    assertThat(worker.figures().of(Count.ERRORS)).isEqualTo(1);
  }

  @Test
  void without_a_poll_the_cache_is_left_alone_when_the_trust_has_run_out() throws Exception {
    worker.read(loader);
    worker.time.advance(OneWorker.TIMINGS.trust());
    loader.set(() -> Optional.of(8));
    assertThat(worker.read(loader)).contains(8);
    assertThat(worker.bypasses(Bypass.POLL_LATE)).isEqualTo(1);
  }

  @Test
  void a_worker_that_is_switched_off_reads_and_fills_nothing_but_fences() throws Exception {
    worker.read(loader);
    worker.cache.switchOff();
    worker.cache.poll();
    loader.set(() -> Optional.of(8));
    assertThat(worker.read(loader)).contains(8);
    assertThat(worker.held()).isEqualTo("V7");
    assertThat(worker.bypasses(Bypass.SWITCHED_OFF)).isEqualTo(1);

    Fence fence = worker.cache.beforeCommit(Set.of(OneWorker.KEY), worker.database::look);
    assertThat(worker.held()).isEqualTo("F");
    worker.cache.afterCommit(fence);
    assertThat(worker.read(loader)).contains(8);
    assertThat(worker.held()).isEqualTo("nothing");
  }

  @Test
  void a_log_that_never_reaches_back_far_enough_is_a_state_of_its_own() throws Exception {
    worker.cache.poll();
    for (int poll = 0; poll < 3; poll++) {
      assertThat(worker.cache.state().standing()).isEqualTo(Standing.TRUSTED);
      worker.redis.evictNotes();
      worker.cache.poll();
    }
    assertThat(worker.cache.state().standing()).isEqualTo(Standing.LOG_GAPS);
    worker.read(loader);
    assertThat(worker.bypasses(Bypass.LOG_GAPS)).isEqualTo(1);
    worker.cache.poll();
    assertThat(worker.cache.state().standing()).isEqualTo(Standing.TRUSTED);
  }

  @Test
  void a_log_that_misses_changes_is_repaired_and_the_cache_emptied_before_it_is_used()
      throws Exception {
    worker.cache.poll();
    worker.read(loader);
    worker.database.setMendable(false);
    worker.database.disableTriggers();
    loader.set(() -> Optional.of(8)); // nothing in the log says so
    worker.cache.poll();
    assertThat(worker.cache.state().standing()).isEqualTo(Standing.LOG_INCOMPLETE);
    assertThat(worker.read(loader)).contains(8);
    assertThat(worker.bypasses(Bypass.LOG_INCOMPLETE)).isEqualTo(1);

    letPass(Duration.ofSeconds(10)); // tries in vain
    worker.database.setMendable(true);
    letPass(Duration.ofMillis(9_999));
    worker.cache.poll();
    assertThat(worker.cache.state().standing()).as("tried too recently").isNotEqualTo(TRUSTED);
    letPass(Duration.ofMillis(1)); // finds the defect and repairs it
    assertThat(worker.cache.state().standing()).isEqualTo(Standing.LOG_INCOMPLETE);
    worker.cache.poll();
    assertThat(worker.cache.state().standing()).isEqualTo(TRUSTED);
    assertThat(worker.held()).isEqualTo("nothing");
  }

  @Test
  void a_database_that_does_not_bound_commits_is_a_state_of_its_own() throws Exception {
    worker.cache.poll();
    worker.database.setUnkeptLimits(List.of("statement_timeout=0"));
    worker.cache.examine();
    worker.cache.poll();
    assertThat(worker.cache.state().standing()).isEqualTo(Standing.COMMITS_UNBOUNDED);
    worker.read(loader);
    assertThat(worker.bypasses(Bypass.COMMITS_UNBOUNDED)).isEqualTo(1);
    worker.database.setUnkeptLimits(List.of());
    worker.cache.examine();
    worker.cache.poll();
    assertThat(worker.cache.state().standing()).isEqualTo(TRUSTED);
  }

  private void letPass(Duration duration) {
    worker.time.advance(duration);
    worker.cache.poll();
  }
}
