package io.fastnpc.cache.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpansTest {
  private final AtomicLong clock = new AtomicLong();
  private final Stopwatches stopwatches = new Stopwatches(clock::get);

  @Test
  void percentiles_are_within_one_per_cent() {
    for (int millis = 1; millis <= 1000; millis++) {
      hit("a", millis * 1000L);
    }
    Spans spans = stopwatches.hits("a");
    assertThat(spans.count()).isEqualTo(1000);
    assertThat(spans.micros(50)).isBetween(500_000L, 505_000L);
    assertThat(spans.micros(99)).isBetween(990_000L, 1_000_000L);
    assertThat(stopwatches.loads("a").count()).isZero();
  }

  @Test
  void sums_and_differences_are_those_of_all_measurements() {
    hit("a", 100);
    hit("b", 300);
    Spans before = stopwatches.hits("a");
    hit("a", 200);
    Spans sum = stopwatches.hits("a").plus(stopwatches.hits("b"));
    assertThat(sum.count()).isEqualTo(3);
    assertThat(sum.micros(50)).isEqualTo(stopwatches.hits("a").minus(before).micros(50));
    assertThat(sum.minus(before).count()).isEqualTo(2);
    assertThat(sum.minus(sum).count()).isZero();
  }

  @Test
  void asking_again_makes_nothing_anew_unless_something_was_measured() {
    hit("a", 100);
    Spans before = stopwatches.hits("a");
    assertThat(stopwatches.hits("a")).isSameAs(before);
    assertThat(before.minus(before)).isSameAs(Spans.NONE);
    hit("a", 200);
    assertThat(stopwatches.hits("a").count()).isEqualTo(2);
    hit("a", 200);
    assertThat(stopwatches.hits("a").count()).isEqualTo(3);
    assertThat(before.count()).isEqualTo(1);
  }

  @Test
  void the_text_says_the_same() {
    hit("a", 100);
    hit("a", 70_000_000);
    Spans spans = stopwatches.hits("a");
    Spans read = Spans.parse(spans.text());
    assertThat(read.count()).isEqualTo(2);
    assertThat(read.micros(50)).isEqualTo(spans.micros(50));
    assertThat(read.micros(99)).isEqualTo(spans.micros(99)).isBetween(59_000_000L, 61_000_000L);
    assertThat(read.plus(spans).minus(read).count()).isEqualTo(2);
    assertThat(Spans.parse(Spans.NONE.text()).count()).isZero();
  }

  @Test
  void none_is_lost_when_many_threads_measure() {
    Stopwatch stopwatch = stopwatches.of("a");
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(
            i -> {
              stopwatch.hit(stopwatch.start());
              if (i % 100 == 0) {
                stopwatches.hits("a");
              }
            });
    assertThat(stopwatches.hits("a").count()).isEqualTo(10_000);
  }

  private void hit(String cache, long micros) {
    Stopwatch stopwatch = stopwatches.of(cache);
    long start = stopwatch.start();
    clock.addAndGet(TimeUnit.MICROSECONDS.toNanos(micros));
    stopwatch.hit(start);
  }
}
