package io.fastnpc.bench;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.fastnpc.json.RawJson;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.cache.Cache;
import org.springframework.cache.caffeine.CaffeineCacheManager;

/** Spring Cache on Caffeine, as {@code sync = true} reads it; nobody tells it of writes. */
@State(Scope.Benchmark)
public class SpringCaffeine {
  private static final int CAPACITY = 16 << 20;
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** What is read. */
  @Param public Payload payload;

  private Cache cache;

  /** Makes it, bounded by the same memory, with a life of entries and statistics. */
  @Setup(Level.Trial)
  public void make() {
    Weigher<Object, Object> bytes = (key, value) -> payload.json().length;
    CaffeineCacheManager manager = new CaffeineCacheManager("char_profile");
    manager.setCaffeine(
        Caffeine.newBuilder()
            .maximumWeight(CAPACITY)
            .weigher(bytes)
            .expireAfterWrite(LIFE)
            .recordStats());
    cache = Objects.requireNonNull(manager.getCache("char_profile"));
  }

  /** Reads the document of a user. */
  public @Nullable Object read(int user) {
    return cache.get(user + ":" + payload, () -> RawJson.of(payload.json()));
  }
}
