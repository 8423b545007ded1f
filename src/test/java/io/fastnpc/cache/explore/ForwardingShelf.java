package io.fastnpc.cache.explore;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.NearCopy;
import io.fastnpc.cache.Shelf;
import org.jspecify.annotations.Nullable;

/** Another shelf, parts of which a rule breaks. */
abstract class ForwardingShelf implements Shelf {
  private final Shelf real;

  /** All of {@code real} at first. */
  ForwardingShelf(Shelf real) {
    this.real = real;
  }

  @Override
  public @Nullable NearCopy get(Key key) {
    return real.get(key);
  }

  @Override
  public void put(Key key, NearCopy copy) {
    real.put(key, copy);
  }

  @Override
  public void remove(Key key) {
    real.remove(key);
  }

  @Override
  public void clear() {
    real.clear();
  }
}
