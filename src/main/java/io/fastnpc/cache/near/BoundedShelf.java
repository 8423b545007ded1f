package io.fastnpc.cache.near;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.NearCopy;
import io.fastnpc.cache.Shelf;
import org.jspecify.annotations.Nullable;

/** A shelf that keeps what is read most often, and no more than so many bytes. */
public final class BoundedShelf implements Shelf {
  /** What a copy weighs besides its key's letters and its value's bytes: measured, on 64 bits. */
  private static final int OVERHEAD_BYTES = 250;

  private final Cache<Key, NearCopy> copies;

  private BoundedShelf(long maxBytes) {
    this.copies =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher(BoundedShelf::bytes)
            .executor(Runnable::run)
            .build();
  }

  /** A shelf of at most about {@code maxBytes}; of none at all if that is zero. */
  public static Shelf of(long maxBytes) {
    return maxBytes == 0 ? NONE : new BoundedShelf(maxBytes);
  }

  private static int bytes(Key key, NearCopy copy) {
    return OVERHEAD_BYTES + key.logical().length() + copy.value().bytes().length;
  }

  @Override
  public @Nullable NearCopy get(Key key) {
    return copies.getIfPresent(key);
  }

  @Override
  public void put(Key key, NearCopy copy) {
    copies.put(key, copy);
  }

  @Override
  public void remove(Key key) {
    copies.invalidate(key);
  }

  @Override
  public void clear() {
    copies.invalidateAll();
  }
}
