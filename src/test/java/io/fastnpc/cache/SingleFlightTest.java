package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.CountedLoader;
import io.fastnpc.cache.fakes.ForwardingTime;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readers of one worker that miss the same key at the same time. */
class SingleFlightTest {
  private static final int FOLLOWERS = 5;
  private static final Token ANOTHER = new Token("another-1");

  private final CountDownLatch leading = new CountDownLatch(1);
  private final CountDownLatch following = new CountDownLatch(FOLLOWERS);
  private final OneWorker worker = new OneWorker(time -> new Announced(time, following));
  private final CountedLoader loader = new CountedLoader(0);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Tells when somebody waits for another reader's load. */
  private static final class Announced extends ForwardingTime {
    private final CountDownLatch following;

    Announced(Time real, CountDownLatch following) {
      super(real);
      this.following = following;
    }

    @Override
    public boolean await(CountDownLatch event, Duration timeout) throws InterruptedException {
      following.countDown();
      return super.await(event, timeout);
    }
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void they_share_one_load() throws Exception {
    loader.set(onceAllWait(() -> Optional.of(1)));
    assertThat(answers(readAll())).containsOnly(Optional.of(1)).hasSize(FOLLOWERS + 1);
    assertThat(loader.loads()).isEqualTo(1);
    Counts figures = worker.figures();
    assertThat(figures.of(Count.MISSES)).isEqualTo(FOLLOWERS + 1);
    assertThat(figures.of(Count.COALESCED)).isEqualTo(FOLLOWERS);
    assertThat(figures.of(Count.FILLS)).isEqualTo(1);
  }

  @Test
  void they_share_the_knowledge_that_there_is_none() throws Exception {
    loader.set(onceAllWait(Optional::empty));
    assertThat(answers(readAll())).containsOnly(Optional.empty()).hasSize(FOLLOWERS + 1);
    assertThat(loader.loads()).isEqualTo(1);
  }

  @Test
  void they_do_not_use_a_value_that_a_write_has_overtaken() throws Exception {
    loader.set(
        onceAllWait(
            () -> {
              loader.set(() -> Optional.of(2));
              worker.redis.fence(OneWorker.KEY, ANOTHER, Duration.ofMinutes(1));
              worker.redis.unfence(OneWorker.KEY, ANOTHER);
              return Optional.of(1);
            }));
    List<Future<Optional<Integer>>> readers = readAll();
    assertThat(readers.get(0).get()).contains(1);
    assertThat(answers(readers.subList(1, readers.size()))).containsOnly(Optional.of(2));
    assertThat(worker.held()).isEqualTo("V2");
  }

  @Test
  void they_do_not_share_a_failure() throws Exception {
    IOException failure = new IOException("database down");
    loader.set(
        onceAllWait(
            () -> {
              loader.set(() -> Optional.of(2));
              throw failure;
            }));
    List<Future<Optional<Integer>>> readers = readAll();
    assertThat(readers.get(0))
        .failsWithin(Duration.ofMinutes(1))
        .withThrowableThat()
        .havingCause()
        .isSameAs(failure);
    assertThat(answers(readers.subList(1, readers.size()))).containsOnly(Optional.of(2));
  }

  private Loader<Integer> onceAllWait(Loader<Integer> then) {
    return () -> {
      leading.countDown();
      assertThat(following.await(1, TimeUnit.MINUTES)).isTrue();
      return then.load();
    };
  }

  /** The leader's read first. */
  private List<Future<Optional<Integer>>> readAll() throws InterruptedException {
    Callable<Optional<Integer>> read = () -> worker.read(loader);
    List<Future<Optional<Integer>>> readers = new ArrayList<>();
    readers.add(threads.submit(read));
    assertThat(leading.await(1, TimeUnit.MINUTES)).isTrue();
    for (int i = 0; i < FOLLOWERS; i++) {
      readers.add(threads.submit(read));
    }
    return readers;
  }

  private static List<Optional<Integer>> answers(List<Future<Optional<Integer>>> readers)
      throws Exception {
    List<Optional<Integer>> answers = new ArrayList<>();
    for (Future<Optional<Integer>> reader : readers) {
      answers.add(reader.get(1, TimeUnit.MINUTES));
    }
    return answers;
  }
}
