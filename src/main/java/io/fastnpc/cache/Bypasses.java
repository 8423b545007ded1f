package io.fastnpc.cache;

import io.fastnpc.cache.Flight.Cargo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Loads past the cache: one load at a time for all readers of this worker that want the same key,
 * so that the database is not asked the same by a herd while the cache may not be used.
 *
 * <p>Who comes while a load is under way does not use it, since it may have read before they came;
 * they share the one that begins after it. What that one reads, it reads during their own reads.
 */
final class Bypasses {
  private final Time time;
  private final Duration patience;
  private final ConcurrentMap<Key, Lane> lanes = new ConcurrentHashMap<>();

  /** The load of a key that is under way, and the one for which readers gather. */
  private record Lane(Load current, @Nullable Load next) {}

  /** One load, and what it brought. */
  private static final class Load {
    private final CountDownLatch landed = new CountDownLatch(1);
    private volatile @Nullable Cargo cargo;
  }

  /** Nobody waits longer than {@code patience} for another reader. */
  Bypasses(Time time, Duration patience) {
    this.time = time;
    this.patience = patience;
  }

  /** What {@code loader} or another reader's one loads during this call. */
  <T> Optional<T> load(Key key, Loader<T> loader) throws Exception {
    Load mine = new Load();
    Lane lane = lanes.compute(key, (same, present) -> joined(present, mine));
    if (lane.current == mine || lane.next == mine) {
      return lead(key, mine, lane, loader);
    }
    Load shared = lane.next;
    if (shared != null && hasLanded(shared)) {
      Cargo cargo = shared.cargo;
      if (cargo != null) {
        return unpack(cargo);
      }
    }
    return loader.load();
  }

  private static Lane joined(@Nullable Lane present, Load mine) {
    if (present == null) {
      return new Lane(mine, null);
    }
    return present.next == null ? new Lane(present.current, mine) : present;
  }

  private <T> Optional<T> lead(Key key, Load mine, Lane lane, Loader<T> loader) throws Exception {
    try {
      if (lane.current != mine) {
        hasLanded(lane.current);
        // Closed before the load: who comes from here on may have begun after it.
        lanes.put(key, new Lane(mine, null));
      }
      Optional<T> value = loader.load();
      mine.cargo = new Cargo(value);
      return value;
    } finally {
      lanes.computeIfPresent(key, (same, present) -> left(present, mine));
      mine.landed.countDown();
    }
  }

  /** A lane for whose next load readers gather stays until the leader of that one takes it over. */
  private static @Nullable Lane left(Lane present, Load mine) {
    if (present.next == mine) {
      return new Lane(present.current, null);
    }
    return present.current == mine && present.next == null ? null : present;
  }

  private boolean hasLanded(Load load) {
    try {
      return time.await(load.landed, patience);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @SuppressWarnings("unchecked") // all look-ups of a key are of one type: its cache's
  private static <T> Optional<T> unpack(Cargo cargo) {
    return (Optional<T>) cargo.value();
  }
}
