package io.fastnpc.cache;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the tokens of one worker. */
final class Tokens {
  private final String worker;
  private final AtomicLong count = new AtomicLong();

  private Tokens(String worker) {
    this.worker = worker;
  }

  /** Tokens that no other worker, and no earlier run of this one, makes. */
  static Tokens unique() {
    return new Tokens(Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36));
  }

  /** Tokens that begin with {@code worker}, which nobody else may use. */
  static Tokens of(String worker) {
    return new Tokens(worker);
  }

  /** A token that was never given before. */
  Token next() {
    return new Token(worker + "-" + Long.toString(count.incrementAndGet(), 36));
  }
}
