package io.fastnpc.bench;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.cache.Cache;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;
import org.springframework.data.redis.serializer.RedisSerializer;

/** Spring Cache on Lettuce, statistics on, bytes stored as they are. */
@State(Scope.Benchmark)
public class SpringCache {
  /** What is read. */
  @Param public Payload payload;

  private LettuceConnectionFactory connections;
  private Cache cache;

  /** Connects and stores the document. */
  @Setup(Level.Trial)
  public void connect() {
    connections =
        new LettuceConnectionFactory(Redis.address().getHost(), Redis.address().getPort());
    connections.afterPropertiesSet();
    connections.start();
    RedisCacheManager manager =
        RedisCacheManager.builder(connections)
            .cacheDefaults(
                RedisCacheConfiguration.defaultCacheConfig()
                    .serializeValuesWith(
                        SerializationPair.fromSerializer(RedisSerializer.byteArray())))
            .enableStatistics()
            .build();
    manager.afterPropertiesSet();
    cache = Objects.requireNonNull(manager.getCache("char_profile"));
    cache.put("42:" + payload, payload.json());
  }

  /** Reads the document of a user. */
  public @Nullable Object read(int user) {
    return Objects.requireNonNull(cache.get(user + ":" + payload)).get();
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    connections.destroy();
  }
}
