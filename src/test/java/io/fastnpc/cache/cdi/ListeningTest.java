package io.fastnpc.cache.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.trouble.LogLines;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListeningTest {
  private static final String LOG = ListeningTest.class.getName();

  private Thread thread = new Thread();
  private final Trouble defective =
      Troubles.onSystemClock().of(System.getLogger(LOG), Level.ERROR, "A task failed");

  private Listening listening(Listening.Listener listener) {
    return new Listening(
        listener,
        task -> {
          thread = new Thread(task);
          return thread;
        },
        defective,
        Duration.ofMillis(1));
  }

  @Test
  void it_goes_on_whatever_fails_and_tells_of_defects_alone() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch heard = new CountDownLatch(1);
    try (LogLines log = new LogLines(LOG)) {
      Listening listening =
          listening(
              () -> {
                switch (calls.incrementAndGet()) {
                  case 1 -> throw new StoreUnavailable("away");
                  case 2 -> throw new IllegalStateException("a defect");
                  default -> heard.countDown();
                }
              });
      assertThat(heard.await(1, TimeUnit.MINUTES)).isTrue();
      listening.stop();
      thread.join();
      assertThat(log.soFar()).singleElement(STRING).startsWith("SEVERE A task failed");
    }
  }

  @Test
  void it_ends_with_the_call_under_way() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    Listening listening =
        listening(
            () -> {
              calls.incrementAndGet();
              called.countDown();
              try {
                assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
              } catch (InterruptedException early) {
                throw new IllegalStateException(early);
              }
            });
    assertThat(called.await(1, TimeUnit.MINUTES)).isTrue();
    listening.stop();
    stopped.countDown();
    thread.join();
    assertThat(calls).hasValue(1);
  }
}
