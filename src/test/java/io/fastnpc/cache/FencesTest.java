package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.fakes.ForwardingTime;
import io.fastnpc.cache.fakes.InMemoryStore.Line;
import io.fastnpc.cache.statistics.Count;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FencesTest {
  private static final Duration TRUST = OneWorker.TIMINGS.trust();

  /** How long it takes until nobody trusts any more. */
  private static final Duration WAIT = OneWorker.TIMINGS.outlasting(TRUST);

  private static final Key OTHER = Key.of("char_id", 42, "Bob");
  private static final Set<Key> KEYS = Set.of(OneWorker.KEY);

  private final OneWorker worker = new OneWorker();
  private final Cache cache = worker.cache;

  @Test
  void a_write_fences_all_its_keys_and_then_empties_them() throws Exception {
    worker.redis.overwrite(OneWorker.KEY, new byte[] {'1'});
    worker.redis.overwrite(OTHER, new byte[] {'1'});
    Fence fence = cache.beforeCommit(Set.of(OneWorker.KEY, OTHER), worker.database::look);
    assertThat(worker.redis.isFenced(OneWorker.KEY)).isTrue();
    assertThat(worker.redis.isFenced(OTHER)).isTrue();
    cache.afterCommit(fence);
    assertThat(worker.held()).isEqualTo("nothing");
    assertThat(worker.redis.get(OTHER)).isEqualTo(Held.Absent.ABSENT);
    assertThat(worker.figures().of(Count.EVICTIONS)).isEqualTo(2);
  }

  @Test
  void a_commit_of_unknown_outcome_leaves_its_fences_and_evicts_nothing() throws Exception {
    Token another = new Token("another-1");
    Fence fence = cache.beforeCommit(KEYS, worker.database::look);
    worker.redis.fence(OneWorker.KEY, another, OneWorker.TIMINGS.fence());
    cache.afterUnknown(fence);
    worker.redis.unfence(OneWorker.KEY, another);
    assertThat(worker.held()).isEqualTo("F");
    assertThat(worker.figures().of(Count.EVICTIONS)).isZero();
    worker.time.advance(OneWorker.TIMINGS.fence());
    assertThat(worker.held()).isEqualTo("nothing");
  }

  @Test
  void a_write_takes_no_time_while_redis_answers() throws Exception {
    assertThat(waited(() -> cache.afterCommit(cache.beforeCommit(KEYS, worker.database::look))))
        .isZero();
    assertThat(vacant()).isFalse();
  }

  @Test
  void only_the_first_write_of_an_outage_waits() throws Exception {
    worker.line.set(Line.CUT);
    assertThat(waited(this::write)).isEqualTo(WAIT);
    assertThat(vacant()).isTrue();
    assertThat(waited(this::write)).isZero();
    worker.time.advance(Duration.ofSeconds(1));
    assertThat(waited(this::write)).isZero();
  }

  @Test
  void a_read_that_redis_failed_does_not_make_a_write_end_the_epoch() throws Exception {
    worker.line.set(Line.LATE_ONCE);
    assertThat(worker.read(() -> Optional.of(1))).contains(1);
    assertThat(waited(this::write)).isZero();
    assertThat(vacant()).isFalse();
  }

  @Test
  void a_fence_that_redis_failed_once_is_placed_again() throws Exception {
    worker.line.set(Line.LATE_ONCE);
    Fence fence = cache.beforeCommit(KEYS, worker.database::look);
    assertThat(worker.held()).isEqualTo("F");
    assertThat(waited(() -> cache.afterCommit(fence))).isZero();
    assertThat(vacant()).isFalse();
    worker.line.catchUp();
    assertThat(worker.held()).as("what came late only blocks, to its end").isEqualTo("F");
    worker.time.advance(OneWorker.TIMINGS.fence());
    assertThat(worker.held()).isEqualTo("nothing");
  }

  @Test
  void an_unfence_that_redis_failed_once_is_done_again() throws Exception {
    Fence fence = cache.beforeCommit(KEYS, worker.database::look);
    worker.line.set(Line.LATE_ONCE);
    assertThat(waited(() -> cache.afterCommit(fence))).isZero();
    assertThat(worker.held()).isEqualTo("nothing");
  }

  @Test
  void a_worker_that_is_late_itself_keeps_its_trust_and_raises_no_alarm() throws Exception {
    worker.line.set(Line.BUSY);
    assertThat(worker.read(() -> Optional.of(1))).contains(1);
    cache.poll();
    cache.poll();
    assertThat(cache.state().storeAnswers()).isTrue();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
    worker.line.set(Line.GOOD);
    assertThat(waited(this::write)).isZero();
    worker.line.set(Line.BUSY);
    worker.time.advance(TRUST);
    assertThat(cache.state().standing()).isEqualTo(Standing.POLL_LATE);
    assertThat(waited(this::write)).as("a write that cannot fence at all").isEqualTo(WAIT);
  }

  @Test
  void a_late_worker_stops_trying_while_there_is_time_to_outlast_trust() throws Exception {
    Duration timeout = Duration.ofMillis(400);
    worker.line.set(Line.BUSY);
    worker.line.beforeFailure(() -> worker.time.advance(timeout));
    assertThat(waited(this::write))
        .isGreaterThan(WAIT.plus(OneWorker.TIMINGS.retry()))
        .isLessThanOrEqualTo(WAIT.plus(OneWorker.TIMINGS.retry()).plus(timeout));
    assertThat(vacant()).isTrue();
  }

  @Test
  void a_redis_that_is_silent_is_tried_twice_however_long_that_takes() throws Exception {
    Duration timeout = OneWorker.TIMINGS.retry();
    worker.line.set(Line.CUT);
    worker.line.beforeFailure(() -> worker.time.advance(timeout));
    assertThat(waited(this::write)).isEqualTo(timeout.multipliedBy(2).plus(WAIT));
  }

  @Test
  void one_failed_poll_is_no_outage_to_a_write_and_two_are() throws Exception {
    worker.line.set(Line.LATE_ONCE);
    cache.poll();
    assertThat(waited(this::write)).isZero();
    worker.line.set(Line.CUT);
    cache.poll();
    worker.line.set(Line.GOOD);
    assertThat(waited(this::write)).isEqualTo(WAIT);
  }

  @Test
  void an_outage_is_over_for_writes_with_the_poll_that_is_answered() throws Exception {
    worker.line.set(Line.CUT);
    write();
    worker.line.set(Line.GOOD);
    cache.poll();
    Fence fence = cache.beforeCommit(KEYS, worker.database::look);
    assertThat(worker.held()).isEqualTo("F");
    cache.afterCommit(fence);
  }

  @Test
  void a_vacancy_seen_by_a_poll_counts_from_then() throws Exception {
    worker.database.endAndHold(worker.database.look());
    worker.cache.poll();
    Duration since = TRUST.dividedBy(3);
    worker.time.advance(since);
    worker.line.set(Line.CUT);
    assertThat(waited(this::write)).isEqualTo(WAIT.minus(since));
  }

  @Test
  void an_outage_in_the_next_epoch_waits_again() throws Exception {
    worker.line.set(Line.CUT);
    write();
    worker.line.set(Line.GOOD);
    worker.time.advance(Duration.ofSeconds(20));
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
    worker.line.set(Line.CUT);
    assertThat(waited(this::write)).isEqualTo(WAIT);
  }

  @Test
  void a_write_whose_fence_was_lost_waits_one_length_of_trust() throws Exception {
    Fence fence = cache.beforeCommit(KEYS, worker.database::look);
    worker.redis.evict(OneWorker.KEY);
    assertThat(waited(() -> cache.afterCommit(fence))).isEqualTo(WAIT);
  }

  @Test
  void a_write_in_an_epoch_of_a_newer_release_must_not_commit() throws Exception {
    Epoch now = worker.database.look();
    int level = Epoch.KNOWN_LEVEL + 1;
    Epoch newer =
        new Epoch(now.id(), now.number(), now.source(), now.reigning(), now.trust(), level);
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> cache.beforeCommit(KEYS, () -> newer));
  }

  @Test
  void a_commit_that_cannot_be_unfenced_waits_one_length_of_trust() throws Exception {
    Fence fence = cache.beforeCommit(KEYS, worker.database::look);
    worker.line.set(Line.CUT);
    assertThat(waited(() -> cache.afterCommit(fence))).isEqualTo(WAIT);
    assertThat(worker.figures().of(Count.EVICTIONS)).isEqualTo(1);
    assertThat(vacant()).isFalse();
    worker.time.advance(OneWorker.TIMINGS.fence());
    assertThat(worker.held()).isEqualTo("nothing");
  }

  @Test
  void a_commit_of_unknown_outcome_waits_for_nothing() throws Exception {
    Fence fence = cache.beforeCommit(KEYS, worker.database::look);
    worker.line.set(Line.CUT);
    assertThat(waited(() -> cache.afterUnknown(fence))).isZero();
    assertThat(worker.held()).isEqualTo("F");
  }

  @Test
  void a_committed_write_waits_to_the_end_although_its_thread_is_to_stop() throws Exception {
    Interrupting stopped = new Interrupting();
    OneWorker other = new OneWorker(stopped::around);
    Fence fence = other.cache.beforeCommit(KEYS, other.database::look);
    other.line.set(Line.CUT);
    long before = other.time.nanos();
    other.cache.afterCommit(fence);
    assertThat(Duration.ofNanos(other.time.nanos() - before)).isEqualTo(WAIT);
    assertThat(Thread.interrupted()).as("the thread still knows").isTrue();
  }

  @Test
  void a_write_that_can_neither_fence_nor_end_the_epoch_must_not_commit() {
    worker.line.set(Line.CUT);
    worker.database.setReachable(false);
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> cache.beforeCommit(KEYS, worker.database::look));
  }

  private void write() throws Exception {
    cache.afterCommit(cache.beforeCommit(KEYS, worker.database::look));
  }

  private boolean vacant() throws LogUnavailable {
    return worker.database.look().isVacant();
  }

  private interface Deed {
    void run() throws Exception;
  }

  private Duration waited(Deed deed) throws Exception {
    long before = worker.time.nanos();
    deed.run();
    return Duration.ofNanos(worker.time.nanos() - before);
  }

  /** Ends every first wait in its middle. */
  private static final class Interrupting {
    private boolean done;

    Time around(Time real) {
      return new ForwardingTime(real) {
        @Override
        public void pause(Duration duration) throws InterruptedException {
          if (done) {
            super.pause(duration);
          } else {
            done = true;
            super.pause(duration.dividedBy(2));
            throw new InterruptedException();
          }
        }
      };
    }
  }
}
