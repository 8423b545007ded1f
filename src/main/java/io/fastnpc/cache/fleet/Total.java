package io.fastnpc.cache.fleet;

import io.fastnpc.cache.statistics.Tally;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the workers that are gone have counted since the last reset.
 *
 * @param version grows with every change
 * @param epoch grows with every reset; reports of an earlier one count for nothing
 * @param gone who is in the sum, newest first: nobody may be added twice, or go on reporting
 * @param tallies the sum by cache
 */
record Total(long version, long epoch, List<Retired> gone, SortedMap<String, Tally> tallies) {
  /** Before anybody has gone. */
  static final Total NONE = new Total(0, 0, List.of(), new TreeMap<>());

  /** Bounds the size; older ones have long noticed that they were retired. */
  private static final int REMEMBERED = 100;

  /**
   * A worker that has been added to the sum.
   *
   * @param id the worker's
   * @param number the report that was added
   */
  record Retired(String id, long number) {}

  boolean has(String id) {
    return gone.stream().anyMatch(retired -> retired.id().equals(id));
  }

  /** With the last report of a worker that is gone. */
  Total with(Report last) {
    if (has(last.id())) {
      return new Total(version + 1, epoch, gone, tallies);
    }
    Retired retired = new Retired(last.id(), last.number());
    return new Total(
        version + 1,
        epoch,
        Stream.concat(Stream.of(retired), gone.stream()).limit(REMEMBERED).toList(),
        last.epoch() == epoch ? Tally.plus(tallies, last.tallies()) : tallies);
  }

  /** Everything at zero. */
  Total reset() {
    return new Total(version + 1, epoch + 1, gone, new TreeMap<>());
  }
}
