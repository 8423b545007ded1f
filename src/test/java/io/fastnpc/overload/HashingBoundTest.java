package io.fastnpc.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingBoundTest {
  private final Refusals refusals = new Refusals();
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final CountDownLatch busy = new CountDownLatch(2);
  private final CountDownLatch finish = new CountDownLatch(1);

  @AfterEach
  void stop() {
    finish.countDown();
    clients.shutdownNow();
  }

  @Test
  void what_is_beyond_the_bound_waits_and_what_is_beyond_the_queue_is_refused() throws Exception {
    HashingBound bound = new HashingBound(refusals, 2, Duration.ofDays(1));
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger mostAtOnce = new AtomicInteger();
    List<Future<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      attempts.add(
          clients.submit(
              () -> {
                try {
                  return bound.within(
                      () -> {
                        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                        hash();
                        atOnce.decrementAndGet();
                        return true;
                      });
                } catch (TooManyAttempts refused) {
                  return false;
                }
              }));
    }
    // Two hash and eight wait; the other twenty are refused while the two are at it.
    while (refusals.counts().getOrDefault(Refusal.MANY_PASSWORDS, 0L) < 20) {
      Thread.onSpinWait();
    }
    finish.countDown();
    int done = 0;
    for (Future<Boolean> attempt : attempts) {
      done += attempt.get() ? 1 : 0;
    }
    assertThat(done).isEqualTo(10);
    assertThat(mostAtOnce).hasValue(2);
  }

  @Test
  void who_has_waited_long_enough_is_told_when_to_come_again() throws Exception {
    HashingBound bound = new HashingBound(refusals, 2, Duration.ofMillis(1));
    for (int i = 0; i < 2; i++) {
      clients.execute(() -> bound.within(this::hash));
    }
    busy.await();
    AtomicInteger begun = new AtomicInteger();
    assertThatThrownBy(() -> bound.within(begun::incrementAndGet))
        .isInstanceOfSatisfying(
            TooManyAttempts.class,
            refused -> {
              assertThat(refused.getResponse().getStatus()).isEqualTo(429);
              assertThat(refused.getResponse().getHeaderString("Retry-After")).isEqualTo("1");
              assertThat(refused).hasMessage("尝试过于频繁，请稍后再试");
            });
    assertThat(begun).hasValue(0);
  }

  @Test
  void work_that_fails_leaves_its_place_to_others() {
    HashingBound bound = new HashingBound(refusals, 1, Duration.ofMillis(1));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  bound.within(
                      () -> {
                        throw new IllegalStateException("failed");
                      }))
          .hasMessage("failed");
    }
    assertThat(bound.<Integer>within(() -> 1)).isEqualTo(1);
  }

  private boolean hash() {
    busy.countDown();
    try {
      finish.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
