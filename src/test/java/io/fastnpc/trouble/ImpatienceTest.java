package io.fastnpc.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImpatienceTest {
  private static final Executor THREADS = task -> new Thread(task).start();

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void what_is_answered_in_time_is_returned_and_what_it_throws_thrown() {
    Impatience impatience = new Impatience(THREADS, Duration.ofMinutes(1));
    assertThat(impatience.ask(() -> "answer")).isEqualTo("answer");
    assertThatThrownBy(
            () ->
                impatience.ask(
                    () -> {
                      throw new IllegalArgumentException("of the question");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("of the question");
  }

  @Test
  void while_a_question_hangs_no_other_is_asked() {
    Impatience impatience = new Impatience(THREADS, Duration.ofMillis(10));
    CompletableFuture<String> server = new CompletableFuture<>();
    assertThatThrownBy(() -> impatience.ask(() -> answer(server)))
        .isInstanceOf(Impatience.NoAnswer.class);
    assertThatThrownBy(() -> impatience.ask(() -> answer(server)))
        .isInstanceOf(Impatience.NoAnswer.class)
        .hasMessageContaining("no answer in 10 ms");
    assertThat(asked).hasValueLessThanOrEqualTo(1);
  }

  @Test
  void once_it_has_ended_the_next_is_asked() {
    // Runs what it is given when the test says so: the question ends only then.
    CompletableFuture<Runnable> given = new CompletableFuture<>();
    Impatience impatience = new Impatience(task -> queueOrRun(given, task), Duration.ofMillis(10));
    assertThatThrownBy(() -> impatience.ask(() -> "late")).isInstanceOf(Impatience.NoAnswer.class);
    given.join().run();
    assertThat(impatience.ask(() -> "answer")).isEqualTo("answer");
  }

  private static void queueOrRun(CompletableFuture<Runnable> given, Runnable task) {
    if (!given.complete(task)) {
      task.run();
    }
  }

  private String answer(CompletableFuture<String> server) {
    asked.incrementAndGet();
    return server.join();
  }
}
