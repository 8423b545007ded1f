package io.fastnpc.overload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Hashes as many passwords at once as there are processors but one, so that a storm of log-ins
 * leaves room for everybody who has logged in.
 *
 * <p>A few more wait, each on the thread of its request; all others are refused at once. The wait
 * is shorter than a client's patience, since the container does not tell whether the client has
 * gone: what waits may be in vain, but not for long.
 */
@ApplicationScoped
public class HashingBound {
  /** As many hashes as take a second or so. */
  private static final int WAITING_FOR_EACH = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Refusals refusals;
  private final Semaphore processors;
  private final Duration patience;
  private final int maxPresent;
  private final AtomicInteger present = new AtomicInteger();

  /** The bound for this machine. */
  @Inject
  public HashingBound(Refusals refusals) {
    this(refusals, Math.max(1, Runtime.getRuntime().availableProcessors() - 1), PATIENCE);
  }

  /** For the container's proxies, which do nothing themselves. */
  protected HashingBound() {
    this(new Refusals(), 1, PATIENCE);
  }

  HashingBound(Refusals refusals, int atOnce, Duration patience) {
    this.refusals = refusals;
    this.processors = new Semaphore(atOnce, true);
    this.patience = patience;
    this.maxPresent = atOnce * (1 + WAITING_FOR_EACH);
  }

  /**
   * Does {@code work}, which hashes, when its turn comes.
   *
   * @throws TooManyAttempts if that is not soon; nothing was done
   */
  public <T> T within(Supplier<T> work) {
    try {
      if (present.incrementAndGet() > maxPresent || !hasTurn()) {
        refusals.add(Refusal.MANY_PASSWORDS);
        throw new TooManyAttempts(patience);
      }
      try {
        return work.get();
      } finally {
        processors.release();
      }
    } finally {
      present.decrementAndGet();
    }
  }

  private boolean hasTurn() {
    try {
      return processors.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
