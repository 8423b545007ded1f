package io.fastnpc.trouble;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Asks PostgreSQL for what administrators look at, and takes a second of silence for its absence: a
 * server that hangs would else keep the page that says so waiting for as long as the network does.
 *
 * <p>While a question that was given up still waits, others fail without being asked, so that few
 * threads hang with the server; whoever injects it has one of its own. Thread-safe.
 */
@Dependent
public class Impatience {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final AtomicInteger hanging = new AtomicInteger();
  private final Duration patience;

  @Resource private ManagedExecutorService threads;

  private Executor executor = task -> threads.execute(task);

  /** For the container, which injects the threads. */
  protected Impatience() {
    patience = PATIENCE;
  }

  /** Without a container. */
  Impatience(Executor executor, Duration patience) {
    this.executor = executor;
    this.patience = patience;
  }

  /**
   * The answer to {@code question}, which is asked on another thread and outside the caller's
   * transaction. What it throws is thrown.
   *
   * @throws NoAnswer if there is none in time
   */
  public <T> T ask(Supplier<T> question) {
    if (hanging.get() > 0) {
      throw silent();
    }
    CompletableFuture<T> answer;
    try {
      answer = CompletableFuture.supplyAsync(question, executor);
    } catch (RejectedExecutionException busyOrEnding) {
      throw new NoAnswer("no thread to ask it: " + busyOrEnding.getMessage());
    }
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      hanging.incrementAndGet();
      var unused = answer.whenComplete((value, failure) -> hanging.decrementAndGet());
      throw silent();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw silent();
    }
  }

  private NoAnswer silent() {
    return new NoAnswer("no answer in " + patience.toMillis() + " ms");
  }

  /** A question that was given up; it may still be under way. */
  public static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NoAnswer(String message) {
      super(message);
    }
  }
}
