package io.fastnpc.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is done again and again, and its end. */
class RecurringTasksTest {
  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final Duration A_WHILE = Duration.ofMillis(50);

  private final AtomicInteger failures = new AtomicInteger();
  private final RecurringTasks tasks = tasks(Duration.ofMinutes(1));
  private final CountDownLatch runs = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  private RecurringTasks tasks(Duration patience) {
    return new RecurringTasks(
        Executors.defaultThreadFactory(), failure -> failures.incrementAndGet(), patience);
  }

  private void waitFor(Duration time) {
    try {
      never.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void the_stop_waits_for_the_task_that_runs() throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    tasks.now(
        PAUSE,
        () -> {
          runs.countDown();
          waitFor(A_WHILE);
          ended.set(true);
        });
    runs.await();
    tasks.stop();
    assertThat(ended).isTrue();
  }

  @Test
  void the_stop_does_not_wait_for_one_that_hangs() throws InterruptedException {
    RecurringTasks impatient = tasks(A_WHILE);
    impatient.now(
        PAUSE,
        () -> {
          runs.countDown();
          waitFor(Duration.ofHours(1));
        });
    runs.await();
    long before = System.nanoTime();
    impatient.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    never.countDown();
  }

  @Test
  void one_that_throws_is_told_of_and_done_again() throws InterruptedException {
    CountDownLatch thrice = new CountDownLatch(3);
    tasks.now(
        PAUSE,
        () -> {
          thrice.countDown();
          throw new IllegalStateException("a mistake");
        });
    thrice.await();
    tasks.stop();
    assertThat(failures).hasValueGreaterThanOrEqualTo(3);
  }

  @Test
  void so_is_one_that_lacks_a_class() throws InterruptedException {
    CountDownLatch thrice = new CountDownLatch(3);
    tasks.now(
        PAUSE,
        () -> {
          thrice.countDown();
          throw new NoClassDefFoundError("gone");
        });
    assertThat(thrice.await(1, TimeUnit.MINUTES)).isTrue();
    tasks.stop();
    assertThat(failures).hasValueGreaterThanOrEqualTo(3);
  }
}
