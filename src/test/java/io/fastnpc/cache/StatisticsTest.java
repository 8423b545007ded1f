package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.CountedLoader;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final int THREADS = 8;
  private static final int READS = 2_000;
  private static final Token ANOTHER = new Token("another-1");
  private static final Policy POLICY =
      new Policy(Optional.empty(), Optional.of(Duration.ofMinutes(1)));

  private final OneWorker worker = new OneWorker();
  private final CountedLoader loader = new CountedLoader(7);

  @Test
  void everything_is_counted_once_and_nothing_else() throws Exception {
    worker.read(POLICY, loader); // miss, fill
    worker.read(POLICY, loader); // hit
    worker.read(POLICY, loader); // hit
    Fence fence = worker.cache.beforeCommit(Set.of(OneWorker.KEY), worker.database::look);
    worker.read(POLICY, loader); // bypass
    worker.cache.afterCommit(fence); // eviction
    loader.set(Optional::empty);
    worker.read(POLICY, loader); // miss, fill
    worker.read(POLICY, loader); // negative hit
    worker.redis.spoil(OneWorker.KEY, new byte[0]);
    worker.read(POLICY, loader); // error, miss, fill
    worker.redis.evict(OneWorker.KEY);
    loader.set(this::overtaken);
    worker.read(POLICY, loader); // miss, refused fill

    Counts figures = worker.figures();
    assertThat(figures)
        .isEqualTo(
            new Counts(
                Map.of(
                    Count.HITS, 3L,
                    Count.NEGATIVE_HITS, 1L,
                    Count.MISSES, 4L,
                    Count.FILLS, 3L,
                    Count.REFUSED_FILLS, 1L,
                    Count.EVICTIONS, 1L,
                    Count.ERRORS, 1L),
                Map.of(Bypass.FENCE, 1L)));
    assertThat(figures.reads()).isEqualTo(8);
    assertThat(figures.hitRate()).isEqualTo(3.0 / 7);
  }

  @Test
  void no_count_is_lost_between_threads() throws Exception {
    worker.read(loader);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    threads.invokeAll(Collections.nCopies(THREADS * READS, () -> worker.read(loader)));
    threads.shutdown();
    assertThat(worker.figures().of(Count.HITS)).isEqualTo(THREADS * READS);
    assertThat(worker.figures().reads()).isEqualTo(THREADS * READS + 1);
  }

  private Optional<Integer> overtaken() {
    worker.redis.fence(OneWorker.KEY, ANOTHER, Duration.ofMinutes(1));
    worker.redis.unfence(OneWorker.KEY, ANOTHER);
    return Optional.of(8);
  }
}
