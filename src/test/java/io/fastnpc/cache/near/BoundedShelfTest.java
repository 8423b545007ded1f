package io.fastnpc.cache.near;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.NearCopy;
import io.fastnpc.cache.Shelf;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedShelfTest {
  private static final int KIB = 1024;

  private static NearCopy copy(int bytes) {
    return new NearCopy(new Held.Value(new byte[bytes]), 1, Long.MAX_VALUE);
  }

  private static Key key(int number) {
    return Key.of("thing", number);
  }

  @Test
  void it_gives_back_what_was_put_until_it_is_removed() {
    Shelf shelf = BoundedShelf.of(64 * KIB);
    NearCopy copy = copy(10);
    shelf.put(key(1), copy);
    shelf.put(key(2), copy(10));
    assertThat(shelf.get(key(1))).isSameAs(copy);
    shelf.remove(key(1));
    assertThat(shelf.get(key(1))).isNull();
    assertThat(shelf.get(key(2))).isNotNull();
    shelf.clear();
    assertThat(shelf.get(key(2))).isNull();
  }

  @Test
  void it_never_keeps_more_bytes_than_it_may() {
    Shelf shelf = BoundedShelf.of(64 * KIB);
    IntStream.range(0, 1_000).forEach(number -> shelf.put(key(number), copy(KIB)));
    long kept = IntStream.range(0, 1_000).filter(number -> shelf.get(key(number)) != null).count();
    assertThat(kept).isBetween(10L, 64L);
  }

  @Test
  void what_is_larger_than_the_shelf_is_not_kept() {
    Shelf shelf = BoundedShelf.of(64 * KIB);
    shelf.put(key(1), copy(65 * KIB));
    assertThat(shelf.get(key(1))).isNull();
  }

  @Test
  void none_is_kept_in_no_bytes() {
    assertThat(BoundedShelf.of(0)).isSameAs(Shelf.NONE);
    Shelf.NONE.put(key(1), copy(1));
    assertThat(Shelf.NONE.get(key(1))).isNull();
  }
}
