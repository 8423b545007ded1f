package io.fastnpc.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * Which incarnation of Redis counts, as PostgreSQL said at one moment.
 *
 * @param id new with every change of what else is here
 * @param number how many epochs have been started so far
 * @param source which server of PostgreSQL said so, in which of its lives
 * @param reigning the incarnation that counts; absent: none, the cache is <em>vacant</em>
 * @param trust how long a good poll allows reading the cache
 * @param level which edition of the protocol a worker must know in order to write
 */
public record Epoch(
    String id,
    long number,
    String source,
    Optional<Incarnation> reigning,
    Duration trust,
    int level) {
  /** The edition in which workers keep copies, and writers announce. */
  static final int COPIES = 2;

  /** The edition in which workers also read values that are compressed. */
  static final int COMPRESSED = 3;

  /** The edition that this worker knows. */
  public static final int KNOWN_LEVEL = COMPRESSED;

  /** Whether workers may keep copies, so that writers must announce. */
  boolean hasCopies() {
    return level >= COPIES;
  }

  /** Whether all workers read compressed values. */
  boolean hasCompressed() {
    return level >= COMPRESSED;
  }

  /** Whether no incarnation counts. */
  public boolean isVacant() {
    return reigning.isEmpty();
  }

  /** Whether {@code incarnation} is the one that counts. */
  boolean isReignOf(Incarnation incarnation) {
    return reigning.filter(incarnation::equals).isPresent();
  }

  /** What tells this vacancy from every other, also where a database has gone back in time. */
  public String vacancy() {
    return id + "@" + source;
  }
}
