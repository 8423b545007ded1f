package io.fastnpc.bench;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A read of what the worker has a copy of. */
@State(Scope.Benchmark)
public class NearHit {
  /** What is read. */
  @Param public Payload payload;

  /** A {@code GET} of the same. */
  @Benchmark
  public Object bareJedis(BareJedis jedis) {
    return jedis.read(42);
  }

  /** The annotated method. */
  @Benchmark
  public Object fastnpc(NearCache cache) throws Exception {
    return cache.read(payload);
  }

  /** Spring on Caffeine. */
  @Benchmark
  public @Nullable Object springCaffeine(SpringCaffeine cache) {
    return cache.read(42);
  }
}
