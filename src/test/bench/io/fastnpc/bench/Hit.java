package io.fastnpc.bench;

import io.fastnpc.cache.Key;
import io.fastnpc.json.RawJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A read of what the cache holds. */
@State(Scope.Benchmark)
public class Hit {
  /** What is read. */
  @Param public Payload payload;

  /** The {@code GET} under all of them. */
  @Benchmark
  public Object bareJedis(BareJedis jedis) {
    return jedis.read(42);
  }

  /** The protocol and the codec. */
  @Benchmark
  public Object fastnpcCore(OurCache cache) throws Exception {
    Key key = Key.of("char_profile", 42, payload.name());
    return cache.read(key, () -> Optional.of(RawJson.of(payload.json())));
  }

  /** The annotated method too. */
  @Benchmark
  public Object fastnpc(OurCache cache) throws Exception {
    return cache.readAnnotated(payload);
  }

  /** Spring. */
  @Benchmark
  public @Nullable Object springCache(SpringCache cache) {
    return cache.read(42);
  }

  /** JetCache. */
  @Benchmark
  public Object jetCache(JetCache cache) {
    return cache.read(42);
  }

  /** Redisson. */
  @Benchmark
  public Object redisson(RedissonCache cache) {
    return cache.read(42);
  }
}
