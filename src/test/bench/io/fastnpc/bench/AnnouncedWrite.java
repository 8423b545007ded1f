package io.fastnpc.bench;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Key;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a write of one key adds to its transaction where another, idle worker keeps copies. */
@State(Scope.Benchmark)
public class AnnouncedWrite {
  private static final Set<Key> STALE = Set.of(Key.of("char_list", 7));

  /** Fence, announcement, acknowledgement and unfence. */
  @Benchmark
  public void fastnpc(NearCache workers) throws Exception {
    write(workers.cache(), workers.database()::look);
  }

  /** Fence and unfence, where nobody keeps copies. */
  @Benchmark
  public void withoutCopies(OurCache worker) throws Exception {
    write(worker.cache(), worker.epochs()::look);
  }

  private static void write(Cache cache, Committing transaction) throws Exception {
    cache.afterCommit(cache.beforeCommit(STALE, transaction));
  }
}
