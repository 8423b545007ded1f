package io.fastnpc.bench;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.redisson.Redisson;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;

/** A bucket of Redisson, the plainest way it reads a value; bytes stored as they are. */
@State(Scope.Benchmark)
public class RedissonCache {
  /** What is read. */
  @Param public Payload payload;

  private RedissonClient client;

  /** Connects and stores the document. */
  @Setup(Level.Trial)
  public void connect() {
    Config config = new Config();
    config.useSingleServer().setAddress("redis://" + Redis.address());
    client = Redisson.create(config);
    bucket(42).set(payload.json());
  }

  /** Reads the document of a user. */
  public byte[] read(int user) {
    return bucket(user).get();
  }

  private RBucket<byte[]> bucket(int user) {
    return client.getBucket("redisson:" + user + ":" + payload, ByteArrayCodec.INSTANCE);
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    client.shutdown();
  }
}
