package io.fastnpc.bench;

import io.fastnpc.cache.Key;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** What a write adds to its transaction. */
@State(Scope.Benchmark)
public class Write {
  private static final int LIFE_MILLIS = 10_000;

  /** How many keys the write makes stale. */
  @Param({"1", "5"})
  public int keys;

  private RedisClient client;
  private Set<Key> stale;
  private List<byte[]> names;

  /** Connects. */
  @Setup(Level.Trial)
  public void connect() {
    client = RedisClient.builder().hostAndPort(Redis.address()).build();
    stale =
        IntStream.range(0, keys)
            .mapToObj(user -> Key.of("char_list", user))
            .collect(Collectors.toUnmodifiableSet());
    names =
        stale.stream()
            .map(key -> ("bare:" + key.logical()).getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  /** Two pipelined round trips of plain commands. */
  @Benchmark
  public void twoPipelines() {
    try (Pipeline pipeline = client.pipelined()) {
      names.forEach(
          name -> pipeline.set(name, new byte[] {'F'}, SetParams.setParams().px(LIFE_MILLIS)));
      pipeline.sync();
    }
    try (Pipeline pipeline = client.pipelined()) {
      names.forEach(pipeline::del);
      pipeline.sync();
    }
  }

  /** Fence and unfence. */
  @Benchmark
  public void fastnpc(OurCache cache) throws Exception {
    cache.cache().afterCommit(cache.cache().beforeCommit(stale, cache.epochs()::look));
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    client.close();
  }
}
