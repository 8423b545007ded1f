package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.fastnpc.cache.fakes.CountedLoader;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.ForwardingNeighbours;
import io.fastnpc.cache.fakes.ForwardingTime;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.fakes.MapShelf;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.trouble.LogLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two workers with copies, on servers in memory. */
class CopiesTest {
  private static final Key KEY = Key.of("thing", 1);
  private static final Key OTHER = Key.of("thing", 2);
  private static final Policy FOR_EVER = new Policy(Optional.empty(), Optional.empty());
  private static final Duration TTL = Duration.ofSeconds(1);
  private static final Policy SHORT = new Policy(Optional.of(TTL), Optional.of(TTL));
  private static final Duration TRUST = OneWorker.TIMINGS.trust();
  private static final Duration OUTLASTING = OneWorker.TIMINGS.outlasting(TRUST);

  private final FakeTime clock = new FakeTime();
  private final InMemoryRedis redis = new InMemoryRedis("redis", clock::millis);
  private final InMemoryDatabase database =
      new InMemoryDatabase(clock::millis, Duration.ofHours(1));
  private final List<Duration> waits = new ArrayList<>();
  private final Worker a = new Worker("a");
  private final Worker b = new Worker("b");

  /** One of them. */
  private final class Worker {
    final InMemoryStore line = new InMemoryStore(redis);
    final Statistics statistics = new Statistics();
    final CountedLoader loader = new CountedLoader(7);
    final Cache cache;

    /** Whether its threads are interrupted as they wait. */
    boolean interrupting;

    /** Whether the next announcement is heard by all, and its answer and what follows are lost. */
    boolean failing;

    /** What happens after the connection broke on which the next announcement is made. */
    Optional<Runnable> breaking = Optional.empty();

    Worker(String name) {
      this(name, new MapShelf());
    }

    Worker(String name, Shelf shelf) {
      Time time =
          new ForwardingTime(clock) {
            @Override
            public void pause(Duration duration) {
              waits.add(duration);
              clock.advance(duration);
            }

            @Override
            public boolean await(CountDownLatch event, Duration timeout)
                throws InterruptedException {
              while (a.line.hearNext() || b.line.hearNext()) {
                // until nothing is left
              }
              if (interrupting) {
                throw new InterruptedException();
              }
              if (event.getCount() > 0) {
                waits.add(timeout);
                clock.advance(timeout);
              }
              return event.getCount() == 0;
            }
          };
      cache =
          Cache.of(
              new Ports(line, neighbours(), shelf, database, database, time),
              OneWorker.TIMINGS,
              Sizes.ANY,
              Tokens.of(name),
              statistics);
      line.subscribe(cache.ears());
    }

    private Neighbours neighbours() {
      return new ForwardingNeighbours(line) {
        @Override
        public Roll fence(
            Collection<Key> keys,
            Token writer,
            Duration lifetime,
            Announcement announcement,
            Incarnation on)
            throws StoreUnavailable {
          if (breaking.isPresent()) {
            Runnable next = breaking.get();
            breaking = Optional.empty();
            super.announce(announcement, on); // and not every key was fenced
            next.run();
            throw new TryAgain("the connection was closed", new IllegalStateException());
          }
          if (!failing) {
            return super.fence(keys, writer, lifetime, announcement, on);
          }
          failing = false;
          super.announce(announcement, on); // and not every key was fenced
          b.line.hearNext();
          b.line.setDeaf(true);
          throw new StoreUnavailable("out of memory");
        }
      };
    }

    Optional<Integer> read() throws Exception {
      return read(FOR_EVER);
    }

    Optional<Integer> read(Policy policy) throws Exception {
      return cache.read(new Lookup<>(KEY, policy, new NumberCodec()), loader);
    }

    Optional<Integer> readOther() throws Exception {
      return cache.read(new Lookup<>(OTHER, FOR_EVER, new NumberCodec()), loader);
    }

    void copy() {
      try {
        read();
      } catch (Exception impossible) {
        throw new IllegalStateException("the loader throws nothing", impossible);
      }
    }

    long count(Count what) {
      Counts counts = statistics.snapshot().getOrDefault(KEY.cache(), Counts.NONE);
      return counts.of(what);
    }

    void write() throws Exception {
      InMemoryDatabase.Transaction transaction = database.begin();
      transaction.raise(KEY);
      Fence fence = cache.beforeCommit(Set.of(KEY), transaction);
      transaction.commit();
      cache.afterCommit(fence);
    }
  }

  @BeforeEach
  void trustEverybody() {
    database.setEditions(2);
    database.begin(redis.incarnation(), TRUST);
    for (int i = 0; i < 4; i++) {
      polls();
      clock.advance(TRUST.dividedBy(2));
    }
    polls();
    waits.clear();
  }

  private void polls() {
    a.cache.poll();
    b.cache.poll();
  }

  @Test
  void what_was_read_or_filled_in_is_read_again_without_redis() throws Exception {
    a.read();
    b.read();
    assertThat(a.loader.loads() + b.loader.loads()).isEqualTo(1);
    a.line.set(InMemoryStore.Line.CUT);
    b.line.set(InMemoryStore.Line.CUT);
    assertThat(a.read()).contains(7);
    assertThat(b.read()).contains(7);
    assertThat(a.loader.loads() + b.loader.loads()).isEqualTo(1);
    assertThat(a.count(Count.NEAR_HITS)).isEqualTo(1);
    assertThat(b.count(Count.HITS)).isEqualTo(2);
    assertThat(b.count(Count.NEAR_HITS)).isEqualTo(1);
  }

  @Test
  void what_is_read_ahead_needs_redis_no_more() throws Exception {
    a.read();
    a.readOther();
    b.cache.readAhead(List.of(KEY, OTHER));
    b.line.set(InMemoryStore.Line.CUT);
    b.cache.readAhead(List.of(KEY, OTHER));
    assertThat(b.read()).contains(7);
    assertThat(b.readOther()).contains(7);
    assertThat(b.count(Count.NEAR_HITS)).isEqualTo(2);
    assertThat(b.loader.loads()).isZero();
  }

  @Test
  void one_key_alone_is_not_read_ahead() throws Exception {
    a.read();
    a.readOther();
    b.read();
    b.cache.readAhead(List.of(KEY, OTHER));
    assertThat(b.cache.hasCopy(OTHER)).isFalse();
  }

  @Test
  void a_worker_that_keeps_no_copies_asks_for_nothing_ahead() {
    Worker plain = new Worker("plain", Shelf.NONE);
    for (int i = 0; i < 4; i++) {
      polls();
      plain.cache.poll();
      clock.advance(TRUST.dividedBy(2));
    }
    plain.cache.poll();
    plain.line.set(InMemoryStore.Line.CUT);
    plain.cache.readAhead(List.of(KEY, OTHER));
    assertThat(plain.cache.state().storeAnswers()).as("it was not asked").isTrue();
  }

  @Test
  void what_is_written_after_it_was_read_ahead_is_read_again() throws Exception {
    a.read();
    a.readOther();
    b.cache.readAhead(List.of(KEY, OTHER));
    a.write();
    assertThat(b.cache.hasCopy(KEY)).isFalse();
    assertThat(b.cache.hasCopy(OTHER)).isTrue();
  }

  @Test
  void a_redis_that_fails_as_one_reads_ahead_fails_no_read() throws Exception {
    b.line.set(InMemoryStore.Line.CUT);
    b.cache.readAhead(List.of(KEY, OTHER));
    assertThat(b.cache.state().storeAnswers()).isFalse();
    assertThat(b.read()).contains(7);
  }

  @Test
  void a_copy_ends_with_its_entry() throws Exception {
    a.read(SHORT);
    b.read(SHORT);
    clock.advance(TTL.multipliedBy(2));
    polls();
    a.read(SHORT);
    b.read(SHORT);
    assertThat(a.count(Count.NEAR_HITS) + b.count(Count.NEAR_HITS)).isZero();
    assertThat(a.loader.loads() + b.loader.loads()).isEqualTo(2);
  }

  @Test
  void a_write_drops_the_copies_of_all_who_hear_of_it_and_waits_for_nobody_else() throws Exception {
    a.read();
    b.read();
    a.write();
    assertThat(waits).isEmpty();
    assertThat(a.count(Count.UNHEARD)).isZero();
    a.loader.set(() -> Optional.of(8));
    b.loader.set(() -> Optional.of(8));
    assertThat(b.read()).contains(8);
    assertThat(a.read()).contains(8);
  }

  @Test
  void a_write_waits_for_the_end_of_the_trust_of_who_does_not_hear() throws Exception {
    b.read();
    b.line.setDeaf(true);
    try (LogLines log = new LogLines(Announcer.class.getName())) {
      a.write();
      assertThat(log.soFar())
          .singleElement(STRING)
          .startsWith("WARNING Writes wait for a worker that does not hear of them")
          .endsWith(": b, for %d ms".formatted(OUTLASTING.toMillis()));
    }
    assertThat(waits).containsExactly(OUTLASTING);
    assertThat(a.count(Count.UNHEARD)).isEqualTo(1);
    b.loader.set(() -> Optional.of(8));
    assertThat(b.read()).as("past the cache").contains(8);
  }

  @Test
  void a_poll_hears_what_was_not_published() throws Exception {
    b.read();
    b.line.setDeaf(true);
    a.write();
    b.line.setDeaf(false);
    polls();
    b.loader.set(() -> Optional.of(8));
    assertThat(b.read()).contains(8);
    waits.clear();
    a.write();
    assertThat(waits).isEmpty();
  }

  @Test
  void nobody_waits_for_a_worker_that_has_left() throws Exception {
    b.cache.leave();
    b.line.setDeaf(true);
    a.write();
    assertThat(waits).isEmpty();
    b.cache.poll();
    assertThat(b.cache.state().standing()).isEqualTo(Standing.SWITCHED_OFF);
  }

  @Test
  void nobody_waits_for_a_worker_that_died_longer_ago() throws Exception {
    b.line.setDeaf(true);
    for (int i = 0; i < 4; i++) {
      clock.advance(TRUST.dividedBy(2));
      a.cache.poll();
    }
    a.write();
    assertThat(waits).isEmpty();
  }

  @Test
  void a_write_waits_while_it_is_not_known_who_is_registered() throws Exception {
    redis.bulletin.evictRegistry();
    polls();
    a.write();
    assertThat(waits).containsExactly(OUTLASTING);
    a.write();
    assertThat(waits).hasSize(1);
  }

  @Test
  void its_own_write_costs_a_worker_its_copy_once_and_for_all() throws Exception {
    a.read();
    a.write();
    polls(); // which find the write in the log
    a.read();
    b.read();
    polls();
    a.line.set(InMemoryStore.Line.CUT);
    assertThat(a.read()).contains(7);
    assertThat(a.count(Count.NEAR_HITS)).isEqualTo(1);
  }

  @Test
  void no_copies_are_used_where_not_every_worker_knows_of_them() throws Exception {
    database.setEditions(1);
    polls(); // end the epoch
    clock.advance(OUTLASTING);
    polls();
    polls();
    a.read();
    a.read();
    assertThat(a.count(Count.HITS)).isEqualTo(1);
    assertThat(a.count(Count.NEAR_HITS)).isZero();
  }

  @Test
  void copies_are_used_when_every_worker_has_known_of_them_for_a_minute() throws Exception {
    database.setEditions(1);
    database.begin(redis.incarnation(), TRUST);
    polls();
    database.setEditions(2);
    for (int i = 0; i < 70; i++) {
      polls();
      clock.advance(Duration.ofSeconds(1));
    }
    polls();
    polls();
    a.read();
    a.read();
    assertThat(a.count(Count.NEAR_HITS)).isEqualTo(1);
  }

  @Test
  void what_was_cleared_is_answered_from_no_copy() throws Exception {
    a.read();
    b.read();
    redis.evict(KEY);
    a.cache.withdraw(Set.of(KEY));
    assertThat(waits).isEmpty();
    a.loader.set(() -> Optional.of(8));
    b.loader.set(() -> Optional.of(8));
    assertThat(b.read()).contains(8);
    assertThat(a.read()).contains(8);
  }

  @Test
  void who_acknowledged_the_first_try_of_an_announcement_is_waited_for_at_the_second()
      throws Exception {
    a.failing = true; // its first announcement gets through, and the answer does not
    b.read();
    a.write();
    assertThat(waits).containsExactly(OUTLASTING);
  }

  @Test
  void who_acknowledged_an_announcement_on_a_connection_that_broke_is_waited_for_again()
      throws Exception {
    a.breaking =
        Optional.of(
            () -> {
              b.line.hearNext(); // raises and acknowledges
              b.copy(); // the key is not fenced: out of memory, or evicted
              b.line.setDeaf(true); // misses the second one
            });
    b.read();
    a.write();
    assertThat(a.cache.state().storeAnswers()).as("nothing is known against Redis").isTrue();
    b.loader.set(() -> Optional.of(8));
    assertThat(b.read()).contains(8);
  }

  @Test
  void a_write_that_is_interrupted_as_it_waits_leaves_no_fence() {
    a.interrupting = true;
    b.line.setDeaf(true);
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(a::write);
    assertThat(redis.isFenced(KEY)).isFalse();
  }

  @Test
  void a_worker_without_copies_announces_too_and_nobody_waits_for_it() throws Exception {
    Worker plain = new Worker("plain", Shelf.NONE);
    for (int i = 0; i < 4; i++) {
      polls();
      plain.cache.poll();
      clock.advance(TRUST.dividedBy(2));
    }
    polls();
    plain.cache.poll();
    waits.clear();
    a.read();
    b.read();
    plain.read();
    plain.read();
    assertThat(plain.count(Count.NEAR_HITS)).isZero();
    plain.write();
    a.write();
    assertThat(waits).isEmpty();
    b.loader.set(() -> Optional.of(8));
    assertThat(b.read()).contains(8);
  }

  @Test
  void what_was_written_while_no_copies_were_kept_is_in_no_copy_from_before() throws Exception {
    b.read();
    b.read();
    assertThat(b.count(Count.NEAR_HITS)).isEqualTo(1);
    database.setEditions(1); // a worker of the release before is started
    polls(); // end the epoch
    clock.advance(OUTLASTING);
    polls();
    polls();
    a.write(); // announces nothing, and notes at the key that nothing is left to do
    polls();
    database.setEditions(2); // it has gone
    for (int i = 0; i < 140; i++) {
      polls();
      clock.advance(TRUST.dividedBy(2));
    }
    polls();
    b.loader.set(() -> Optional.of(8));
    assertThat(b.read()).contains(8);
  }

  @Test
  void what_was_cleared_in_a_vacancy_is_answered_from_no_copy_afterwards() throws Exception {
    b.read();
    b.read();
    assertThat(b.count(Count.NEAR_HITS)).isEqualTo(1);
    database.end(database.look());
    redis.evict(KEY);
    a.cache.withdraw(Set.of(KEY));
    for (int i = 0; i < 10; i++) {
      polls();
      clock.advance(TRUST.dividedBy(2));
    }
    polls();
    b.loader.set(() -> Optional.of(8));
    assertThat(b.read()).contains(8);
  }
}
