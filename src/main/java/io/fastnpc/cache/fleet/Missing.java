package io.fastnpc.cache.fleet;

import io.fastnpc.cache.StoreUnavailable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The workers that fell silent without a good-bye, until they are back or somebody dismisses them.
 *
 * <p>All workers know the same ones by the board, and put them up again for a Redis that was
 * emptied.
 */
final class Missing {
  private final Board board;
  private final String own;

  private SortedMap<String, Lost> known = new TreeMap<>();

  /** What the worker called {@code own} knows. */
  Missing(Board board, String own) {
    this.board = board;
    this.own = own;
  }

  /** Adds those whose last reports these are. */
  synchronized void add(Collection<Report> last) throws StoreUnavailable {
    for (Report report : last) {
      known.put(report.name(), new Lost(report.name(), report.atMillis()));
    }
    if (!last.isEmpty()) {
      post(last.stream().map(Report::name).toList());
    }
  }

  private void post(Collection<String> names) throws StoreUnavailable {
    SortedMap<String, byte[]> notes = new TreeMap<>();
    known.forEach(
        (name, lost) -> {
          if (names.contains(name)) {
            notes.put(name, Documents.write(lost));
          }
        });
    board.miss(notes);
  }

  /** Learns what the others know, and tells them that this worker is here. */
  synchronized void meet() throws StoreUnavailable {
    Map<String, byte[]> notes = board.missed();
    if (notes.isEmpty() && !known.isEmpty()) {
      post(known.keySet());
    } else {
      SortedMap<String, Lost> found = new TreeMap<>();
      notes.forEach(
          (name, note) -> Documents.read(note, Lost.class).ifPresent(it -> found.put(name, it)));
      known = found;
    }
    if (known.remove(own) != null) {
      board.forget(own);
    }
  }

  /** All that are missed, as far as this worker has heard. */
  synchronized List<Lost> known() {
    return List.copyOf(known.values());
  }

  /** Forgets the worker called {@code name}; says whether it was missed. */
  synchronized boolean dismiss(String name) throws StoreUnavailable {
    boolean missed = board.forget(name);
    known.remove(name); // not before: what Redis did not hear, the others go on to miss
    return missed;
  }

  /** Those that have not reported again since, the latest first. */
  synchronized List<Lost> among(List<Report> living) {
    return known.values().stream()
        .filter(
            lost ->
                living.stream()
                    .noneMatch(
                        report ->
                            report.name().equals(lost.name())
                                && report.atMillis() > lost.sinceMillis()))
        .sorted(Comparator.comparingLong(Lost::sinceMillis).reversed())
        .toList();
  }
}
