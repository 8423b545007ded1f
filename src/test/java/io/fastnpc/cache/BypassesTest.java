package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.CountedLoader;
import io.fastnpc.cache.fakes.ForwardingTime;
import io.fastnpc.cache.fakes.InMemoryStore.Line;
import io.fastnpc.cache.statistics.Bypass;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers of one worker that want the same key while the cache may not be used. */
class BypassesTest {
  private static final int HERD = 1_000;

  private final CountDownLatch loading = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(HERD - 1);
  private final OneWorker worker = new OneWorker(time -> new Announced(time, waiting));
  private final CountedLoader loader = new CountedLoader(0);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Tells when somebody waits for another reader's load. */
  private static final class Announced extends ForwardingTime {
    private final CountDownLatch waiting;

    Announced(Time real, CountDownLatch waiting) {
      super(real);
      this.waiting = waiting;
    }

    @Override
    public boolean await(CountDownLatch event, Duration timeout) throws InterruptedException {
      waiting.countDown();
      return super.await(event, timeout);
    }
  }

  @BeforeEach
  void loseRedis() {
    worker.line.set(Line.CUT);
    worker.cache.poll();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void a_thousand_readers_load_twice_and_those_who_came_during_the_first_load_see_its_end()
      throws Exception {
    loader.set(
        onceAllWait(
            () -> {
              loader.set(() -> Optional.of(2));
              return Optional.of(1);
            }));
    List<Future<Optional<Integer>>> readers = readAll();
    assertThat(readers.get(0).get(1, TimeUnit.MINUTES)).contains(1);
    for (Future<Optional<Integer>> reader : readers.subList(1, HERD)) {
      assertThat(reader.get(1, TimeUnit.MINUTES)).as("what was read after they came").contains(2);
    }
    assertThat(loader.loads()).isEqualTo(2);
    assertThat(worker.bypasses(Bypass.STORE_UNAVAILABLE)).isEqualTo(HERD);
  }

  @Test
  void a_failure_is_not_shared() throws Exception {
    IOException failure = new IOException("database down");
    loader.set(
        onceAllWait(
            () -> {
              loader.set(
                  () -> {
                    loader.set(() -> Optional.of(3));
                    throw failure;
                  });
              return Optional.of(1);
            }));
    List<Future<Optional<Integer>>> readers = readAll();
    int failed = 0;
    for (Future<Optional<Integer>> reader : readers.subList(1, HERD)) {
      try {
        assertThat(reader.get(1, TimeUnit.MINUTES)).contains(3);
      } catch (ExecutionException thrown) {
        assertThat(thrown).hasCause(failure);
        failed++;
      }
    }
    assertThat(failed).isEqualTo(1);
  }

  @Test
  void readers_that_come_one_after_the_other_load_each() throws Exception {
    loader.set(() -> Optional.of(1));
    for (int reader = 0; reader < 3; reader++) {
      assertThat(worker.read(loader)).contains(1);
    }
    assertThat(loader.loads()).isEqualTo(3);
  }

  private Loader<Integer> onceAllWait(Loader<Integer> then) {
    return () -> {
      loading.countDown();
      assertThat(waiting.await(1, TimeUnit.MINUTES)).isTrue();
      return then.load();
    };
  }

  private List<Future<Optional<Integer>>> readAll() throws InterruptedException {
    List<Future<Optional<Integer>>> readers = new ArrayList<>();
    readers.add(threads.submit(() -> worker.read(loader)));
    assertThat(loading.await(1, TimeUnit.MINUTES)).isTrue();
    for (int i = 1; i < HERD; i++) {
      readers.add(threads.submit(() -> worker.read(loader)));
    }
    return readers;
  }
}
