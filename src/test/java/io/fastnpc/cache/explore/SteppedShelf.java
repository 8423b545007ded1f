package io.fastnpc.cache.explore;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.NearCopy;
import io.fastnpc.cache.Shelf;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A worker's copies, where readers can be stopped with one in hand, and before they put one away.
 */
final class SteppedShelf implements Shelf {
  private final SortedMap<String, NearCopy> copies = new TreeMap<>();
  private final Scheduler scheduler;
  private final Function<Key, String> knowledge;

  /**
   * An empty shelf.
   *
   * @param knowledge what a reader could note now
   */
  SteppedShelf(Scheduler scheduler, Function<Key, String> knowledge) {
    this.scheduler = scheduler;
    this.knowledge = knowledge;
  }

  @Override
  public @Nullable NearCopy get(Key key) {
    NearCopy copy = copies.get(key.logical());
    scheduler.remember(knowledge.apply(key));
    scheduler.step("has looked at its shelf");
    scheduler.note(copy == null ? "nothing" : describe(copy));
    return copy;
  }

  @Override
  public void put(Key key, NearCopy copy) {
    scheduler.step("puts a copy away");
    scheduler.note(describe(copy));
    copies.put(key.logical(), copy);
  }

  @Override
  public void remove(Key key) {
    copies.remove(key.logical());
  }

  @Override
  public void clear() {
    copies.clear();
  }

  private static String describe(NearCopy copy) {
    return new String(copy.value().payload(), StandardCharsets.UTF_8) + " of " + copy.ticket();
  }

  /** All copies, in one line. */
  String state() {
    StringBuilder state = new StringBuilder();
    copies.forEach((key, copy) -> state.append(key).append(describe(copy)).append(copy.end()));
    return state.toString();
  }
}
