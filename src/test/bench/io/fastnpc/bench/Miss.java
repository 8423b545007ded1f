package io.fastnpc.bench;

import io.fastnpc.cache.Key;
import io.fastnpc.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** A read of what the cache does not hold, from a database that takes no time. */
@State(Scope.Benchmark)
public class Miss {
  private static final Payload PAYLOAD = Payload.SETTINGS;
  private static final int LIFE_SECONDS = 300;

  private RedisClient client;
  private int next;

  /** Connects. */
  @Setup(Level.Trial)
  public void connect() {
    client = RedisClient.builder().hostAndPort(Redis.address()).build();
  }

  /** Makes room. */
  @Setup(Level.Iteration)
  public void empty() {
    client.flushDB();
  }

  /** Look and store, two round trips, as caches do that promise less. */
  @Benchmark
  public byte[] getThenSet() {
    byte[] key = ("bare:" + next++).getBytes(StandardCharsets.UTF_8);
    byte[] held = client.get(key);
    if (held == null) {
      client.set(key, PAYLOAD.json(), SetParams.setParams().ex(LIFE_SECONDS));
    }
    return PAYLOAD.json();
  }

  /** Look, lease, fill. */
  @Benchmark
  public Object fastnpc(OurCache cache) throws Exception {
    return cache.read(
        Key.of("char_profile", next++), () -> Optional.of(RawJson.of(PAYLOAD.json())));
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    client.close();
  }
}
