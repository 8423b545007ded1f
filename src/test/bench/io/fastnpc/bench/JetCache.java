package io.fastnpc.bench;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.CacheValueHolder;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import io.lettuce.core.RedisClient;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A remote JetCache on Lettuce; its own encoding left out, which only makes it faster. */
@State(Scope.Benchmark)
public class JetCache {
  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

  /** What is read. */
  @Param public Payload payload;

  private RedisClient client;
  private Cache<String, byte[]> cache;

  /** Connects and stores the document. */
  @Setup(Level.Trial)
  public void connect() {
    client = RedisClient.create("redis://" + Redis.address());
    cache =
        RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
            .redisClient(client)
            .keyPrefix("jetcache:")
            .keyConvertor(key -> key)
            .valueEncoder(held -> (byte[]) ((CacheValueHolder<?>) held).getValue())
            .valueDecoder(bytes -> new CacheValueHolder<>(bytes, HOUR_MILLIS))
            .expireAfterWrite(1, TimeUnit.HOURS)
            .buildCache();
    cache.put("42:" + payload, payload.json());
  }

  /** Reads the document of a user. */
  public byte[] read(int user) {
    return cache.get(user + ":" + payload);
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    cache.close();
    client.shutdown();
  }
}
