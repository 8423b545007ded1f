package io.fastnpc.maintenance;

import io.fastnpc.cache.administration.Browsed;
import io.fastnpc.cache.administration.Inspection;
import io.fastnpc.cache.administration.Inspection.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Entries that a bounded walk has found.
 *
 * @param items the entries
 * @param next where to go on, as {@code cursor}; absent: all have been looked at
 * @param looked at how many keys of Redis the walk looked
 * @param all how many there are, those of other applications included
 */
public record Listing(List<Entry> items, Optional<String> next, long looked, long all) {
  /**
   * One entry, without its value.
   *
   * @param key as it is spelled in Redis, without the prefix
   * @param cache the cache it belongs to
   * @param state what kind of thing it holds
   * @param ttlMillis its remaining life; absent: it has no end
   * @param bytes what it takes of Redis's memory
   * @param plainBytes what its value has inflated; absent: it is not compressed
   * @param owner whose it is; absent: no user's
   */
  public record Entry(
      String key,
      String cache,
      State state,
      Optional<Long> ttlMillis,
      long bytes,
      Optional<Long> plainBytes,
      Optional<EntryOwner> owner) {
    private static Entry of(Inspection entry, Map<Integer, String> names) {
      String key = entry.key().logical();
      return new Entry(
          key,
          entry.key().cache(),
          entry.state(),
          entry.ttl().map(Duration::toMillis),
          entry.bytes(),
          entry.plainBytes(),
          EntryOwner.of(key, names));
    }
  }

  static Listing of(Browsed found, Map<Integer, String> names) {
    return new Listing(
        found.entries().stream().map(entry -> Entry.of(entry, names)).toList(),
        found.next(),
        found.looked(),
        found.all());
  }
}
