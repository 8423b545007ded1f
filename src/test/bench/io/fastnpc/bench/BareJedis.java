package io.fastnpc.bench;

import io.fastnpc.json.RawJson;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import redis.clients.jedis.RedisClient;

/** The least that a cached read can do: a pooled {@code GET}, and the bytes taken as JSON. */
@State(Scope.Benchmark)
public class BareJedis {
  /** What is read. */
  @Param public Payload payload;

  private RedisClient client;

  /** Connects and stores the document. */
  @Setup(Level.Trial)
  public void connect() {
    client = RedisClient.builder().hostAndPort(Redis.address()).build();
    client.set(utf8("bare:42:" + payload), payload.json());
  }

  /** Reads the document of a user. */
  public RawJson read(int user) {
    return RawJson.of(client.get(utf8("bare:" + user + ":" + payload)));
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    client.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
