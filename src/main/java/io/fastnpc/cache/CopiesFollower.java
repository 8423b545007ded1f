package io.fastnpc.cache;

import io.fastnpc.cache.InvalidationLog.Reading;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Applies the invalidation log to this worker's copies, from a position of its own: Redis's says
 * nothing of them. Used by one thread.
 */
final class CopiesFollower {
  private final NearCopies copies;
  private final Store store;
  private final InvalidationLog log;

  /** How far the log has been applied to the copies. */
  private Optional<Position> position = Optional.empty();

  CopiesFollower(NearCopies copies, Ports ports) {
    this.copies = copies;
    this.store = ports.store();
    this.log = ports.log();
  }

  /** Whether there may be any. */
  boolean areKept() {
    return copies.areKept();
  }

  /**
   * What is new for the copies where that is not what is new for Redis, whose position is {@code
   * shared}; to be read before that is, so that all of it has been applied to Redis when that has.
   */
  Optional<Reading> read(Optional<Position> shared, Incarnation on) throws LogUnavailable {
    return copies.areKept() && !position.equals(shared)
        ? Optional.of(log.read(position, on))
        : Optional.empty();
  }

  /**
   * Drops the copies that the log says are stale, but those of writes whose fences have stood from
   * before the commit until after it: what this worker had, it has dropped when they were
   * announced, and what it has copied since is newer.
   *
   * @param reading what was new for Redis, to which it has been applied
   * @param own what {@link #read} answered
   * @param settled at which keys of {@code reading} nothing was left to do
   */
  void apply(Reading reading, Optional<Reading> own, Set<Key> settled, Incarnation on)
      throws StoreUnavailable {
    Reading news = own.orElse(reading);
    if (news.gap() || !news.caches().isEmpty()) {
      copies.dropAll();
    } else if (!news.keys().isEmpty()) {
      Set<Key> stale = new HashSet<>(news.keys());
      stale.removeAll(own.isPresent() ? store.settled(news.stale(), on) : settled);
      copies.drop(stale);
    }
    position = Optional.of(news.next());
  }

  /** Drops all: a copy belongs to one epoch. In a vacancy, and without copies, none announces. */
  void enterEpoch() {
    copies.dropAll();
  }

  /** One line, equal for those that will behave alike. */
  String fingerprint() {
    return position.toString();
  }
}
