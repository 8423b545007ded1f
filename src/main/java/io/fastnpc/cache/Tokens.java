package io.fastnpc.cache;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the tokens of one worker. */
final class Tokens {
  private static final String SEPARATOR = String.valueOf(Token.SEPARATOR);
  private static final String FOREIGN = "[^A-Za-z0-9]+";
  private static final int LONGEST = 40;

  private final String worker;
  private final AtomicLong count = new AtomicLong();

  private Tokens(String worker) {
    this.worker = worker;
  }

  /**
   * Tokens that no other worker, and no earlier run of this one, makes.
   *
   * @param name by which operators know this worker, to be seen in each token; may be empty
   */
  static Tokens unique(String name) {
    String known = name.replaceAll(FOREIGN, SEPARATOR);
    String random = Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
    String seen = known.substring(Math.max(0, known.length() - LONGEST)); // the end has the port
    return new Tokens(seen.isEmpty() ? random : seen + SEPARATOR + random);
  }

  /** The name that operators know of {@code worker}; of one that has none, what it is called. */
  static String name(String worker) {
    int end = worker.lastIndexOf(Token.SEPARATOR);
    return end <= 0 ? worker : worker.substring(0, end);
  }

  /** Tokens that begin with {@code worker}, which nobody else may use. */
  static Tokens of(String worker) {
    return new Tokens(worker);
  }

  /** With what all of them begin; no other worker, and no earlier run of this one, has that. */
  String worker() {
    return worker;
  }

  /** Whether this worker has given {@code token}. */
  boolean gave(Token token) {
    return token.worker().equals(worker);
  }

  /** A token that was never given before. */
  Token next() {
    return new Token(worker + Token.SEPARATOR + Long.toString(count.incrementAndGet(), 36));
  }
}
