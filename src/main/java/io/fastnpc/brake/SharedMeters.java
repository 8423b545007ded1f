package io.fastnpc.brake;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.trouble.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The count of all workers, as far as it answers. When it has not, it is left alone for a moment,
 * so that log-ins do not wait for it one after the other.
 */
final class SharedMeters {
  private static final Duration REST = Duration.ofSeconds(1);

  private final Meters meters;
  private final Trouble trouble;
  private final LongSupplier nanos;
  private volatile long askAgainAt;

  /** Asks {@code meters}; {@code nanos} is a monotonic clock. */
  SharedMeters(Meters meters, Trouble trouble, LongSupplier nanos) {
    this.meters = meters;
    this.trouble = trouble;
    this.nanos = nanos;
    askAgainAt = nanos.getAsLong();
  }

  private interface Question<T> {
    T ask() throws StoreUnavailable;
  }

  /** As {@link Meters#count}; absent where nobody answers. */
  Optional<Meters.Outcome> count(List<Metered> all) {
    return asked(() -> meters.count(all));
  }

  /** As {@link Meters#refund}; nothing where nobody answers. */
  void refund(List<Metered> all, Meters.Counted counted) {
    asked(
        () -> {
          meters.refund(all, counted);
          return true;
        });
  }

  /** As {@link Meters#isNoted}; false where nobody answers. */
  boolean isNoted(String subject) {
    return asked(() -> meters.isNoted(subject)).orElse(false);
  }

  /** As {@link Meters#note}; nothing where nobody answers. */
  void note(String subject, Duration life) {
    asked(
        () -> {
          meters.note(subject, life);
          return true;
        });
  }

  private <T> Optional<T> asked(Question<T> question) {
    if (nanos.getAsLong() - askAgainAt < 0) {
      return Optional.empty();
    }
    try {
      T answer = question.ask();
      trouble.over();
      return Optional.of(answer);
    } catch (StoreUnavailable failure) {
      askAgainAt = nanos.getAsLong() + REST.toNanos();
      trouble.happened(String.valueOf(failure.getMessage()));
      return Optional.empty();
    }
  }
}
