package io.fastnpc.cache;

import java.util.Collection;
import java.util.Set;

/**
 * What a writer tells all workers before it commits, or a worker that has cleared entries: what
 * they have copied of these keys is stale.
 *
 * @param token of this announcement alone; whoever tries again announces anew, since of the first
 *     try some fences may be missing
 * @param everything whether all copies are meant; then no key is named
 * @param keys what is meant
 */
public record Announcement(Token token, boolean everything, Set<Key> keys) {
  /** Of more keys it costs less to drop all copies than to keep the names in Redis. */
  private static final int MOST_KEYS = 16;

  /** An announcement of everything. */
  static Announcement ofEverything(Token token) {
    return new Announcement(token, true, Set.of());
  }

  /** An announcement of {@code keys}, by name as long as they are not very many. */
  static Announcement of(Token token, Collection<Key> keys) {
    return keys.size() > MOST_KEYS
        ? ofEverything(token)
        : new Announcement(token, false, Set.copyOf(keys));
  }
}
