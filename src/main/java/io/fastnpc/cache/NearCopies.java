package io.fastnpc.cache;

import io.fastnpc.cache.NearCopy.Ticket;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The copies of entries in this worker's own memory, and which of them may be used.
 *
 * <p>A copy is good while its key has not been raised since before the copy was read in Redis, and
 * trust holds. Why: a writer fences, announces and then waits, until this worker has told it that
 * it has raised the key, or for as long as any trust lasts. In the first case the raise is seen by
 * whoever looks after the commit. In the second one trust that holds after the commit was earned by
 * a poll that began after the announcement, and a poll raises what was announced before it earns
 * trust. So whoever looks at trust first and at the raises then sees that one as well. What no
 * announcement tells, the poll raises as it reads the log, also before it earns trust.
 *
 * <p>So a key is dropped by raising it; that its copy is taken from the shelf as well only frees
 * memory. Thread-safe.
 */
final class NearCopies {
  private final Shelf shelf;
  private final Raises raises = new Raises();

  NearCopies(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Whether there is any use in keeping copies. */
  boolean areKept() {
    return shelf != Shelf.NONE;
  }

  /** How often {@code key} has been raised; a reader notes it before it looks at its trust. */
  long raises(Key key) {
    return raises.of(key);
  }

  /** What a reader needs to keep a copy, who is about to look at Redis. */
  Optional<Ticket> ticket(long raises, long nanos) {
    return areKept() ? Optional.of(new Ticket(raises, nanos)) : Optional.empty();
  }

  /** Takes the copy of {@code key} in hand, whether it is good or not; null: there is none. */
  @Nullable NearCopy take(Key key) {
    return shelf.get(key);
  }

  /** Whether there is {@code copy}, and it may be used by who has found trust at {@code nanos}. */
  boolean isGood(@Nullable NearCopy copy, Key key, long nanos) {
    return copy != null && copy.ticket() == raises.of(key) && copy.end() - nanos > 0;
  }

  /**
   * Keeps what was read, or accepted as a fill, after {@code ticket} was taken.
   *
   * @param value with a life that was asked for before it was read
   */
  void keep(Key key, Held.Value value, Ticket ticket) {
    Duration life = value.life();
    if (!life.isZero()) {
      shelf.put(key, new NearCopy(value, ticket.raises(), ticket.at() + life.toNanos()));
    }
  }

  /** From now on no copy of {@code keys} is good that was read before. */
  void drop(Collection<Key> keys) {
    keys.forEach(raises::raise);
    keys.forEach(shelf::remove);
  }

  /** From now on no copy is good that was read before. */
  void dropAll() {
    raises.raiseAll();
    shelf.clear();
  }

  /** The same for what {@code announcement} names. */
  void drop(Announcement announcement) {
    if (announcement.everything()) {
      dropAll();
    } else {
      drop(announcement.keys());
    }
  }
}
