package io.fastnpc.cache;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Who has acknowledged the announcements of this worker's writers that are under way. Thread-safe.
 */
final class Acknowledgements {
  private final ConcurrentMap<Token, Count> counts = new ConcurrentHashMap<>();

  /** Those of one announcement; they may come before it is known who must be awaited. */
  private static final class Count {
    private final Set<String> acknowledged = new HashSet<>();
    private final CountDownLatch complete = new CountDownLatch(1);
    private @Nullable Set<String> awaited;

    private synchronized void add(String worker) {
      acknowledged.add(worker);
      check();
    }

    private synchronized void await(Collection<String> workers) {
      awaited = Set.copyOf(workers);
      check();
    }

    private synchronized Set<String> missing() {
      Set<String> missing = new TreeSet<>(awaited == null ? Set.of() : awaited);
      missing.removeAll(acknowledged);
      return missing;
    }

    private void check() {
      if (awaited != null && acknowledged.containsAll(awaited)) {
        complete.countDown();
      }
    }
  }

  /** Begins to count; to be called before the announcement is made. */
  void open(Token token) {
    counts.put(token, new Count());
  }

  /** Counts one; of nobody's interest if nobody counts it. */
  void add(Token token, String worker) {
    Count count = counts.get(token);
    if (count != null) {
      count.add(worker);
    }
  }

  /** What happens when all {@code workers} have acknowledged, now that they are known. */
  CountDownLatch of(Token token, Collection<String> workers) {
    Count count = counted(token);
    count.await(workers);
    return count.complete;
  }

  /** Those of them that have not acknowledged. */
  Set<String> missing(Token token) {
    return counted(token).missing();
  }

  private Count counted(Token token) {
    Count count = counts.get(token);
    if (count == null) {
      throw new IllegalStateException("not counted: " + token);
    }
    return count;
  }

  /** Ends the count. */
  void close(Token token) {
    counts.remove(token);
  }
}
