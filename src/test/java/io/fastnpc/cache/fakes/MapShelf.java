package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.NearCopy;
import io.fastnpc.cache.Shelf;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A shelf that loses nothing by itself. */
public final class MapShelf implements Shelf {
  private final Map<Key, NearCopy> copies = new ConcurrentHashMap<>();

  @Override
  public @Nullable NearCopy get(Key key) {
    return copies.get(key);
  }

  @Override
  public void put(Key key, NearCopy copy) {
    copies.put(key, copy);
  }

  @Override
  public void remove(Key key) {
    copies.remove(key);
  }

  @Override
  public void clear() {
    copies.clear();
  }
}
