package io.fastnpc.cache.insight;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds what is seen most often in bounded memory, by the algorithm Space-Saving: a newcomer begins
 * with the count of the rarest that had to make room, which becomes the newcomer's possible error.
 * Whatever is seen oftener than once in {@link #PLACES} is among those kept. Room is made for many
 * at once, so that one costs little. Thread-safe.
 *
 * <p>Why not a library: the sketches of Apache DataSketches that run on Java 17 need its memory
 * library, which wants the JDK opened up to it on the command line, and those without it need a
 * newer Java; together they are a megabyte for these lines. stream-lib has not been kept since
 * 2019.
 */
final class HeavyHitters {
  static final int PLACES = 256;

  private static final Comparator<Hitter> BY_COUNT = Comparator.comparingLong(Hitter::count);

  private final Map<String, Hitter> seen = new HashMap<>();

  /** No more often was anything seen that is not kept. */
  private long floor;

  /** Notes that {@code name} was seen {@code times}. */
  synchronized void add(String name, long times) {
    Hitter known = seen.get(name);
    if (known != null) {
      seen.put(name, new Hitter(name, known.count() + times, known.error()));
      return;
    }
    if (seen.size() == 2 * PLACES) {
      makeRoom();
    }
    seen.put(name, new Hitter(name, floor + times, floor));
  }

  private void makeRoom() {
    List<Hitter> rare = seen.values().stream().sorted(BY_COUNT).limit(PLACES).toList();
    rare.forEach(hitter -> seen.remove(hitter.name()));
    floor = rare.get(rare.size() - 1).count();
  }

  /** Those kept, in no order. */
  synchronized List<Hitter> all() {
    return List.copyOf(seen.values());
  }

  /** The {@code most} that were seen oftenest, out of several places, without those by chance. */
  static List<Hitter> top(Collection<Hitter> seen, int most) {
    Map<String, Hitter> together =
        seen.stream().collect(Collectors.toMap(Hitter::name, Function.identity(), Hitter::plus));
    return together.values().stream()
        .filter(Hitter::isLikely)
        .sorted(BY_COUNT.reversed().thenComparing(Hitter::name))
        .limit(most)
        .toList();
  }
}
