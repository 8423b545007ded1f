package io.fastnpc.cache.redis;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.fleet.Notes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Protocol.Command;

/** The notes of each kind as a hash in Redis, which no glob over entries reaches. */
public final class RedisNotes implements Notes {
  private static final byte[] LIFE = Layout.millis(Duration.ofHours(1));

  private final Connections connections;
  private final Layout layout;

  /** Notes under {@code prefix}. */
  public RedisNotes(Connections connections, String prefix) {
    this.connections = connections;
    this.layout = new Layout(prefix);
  }

  private byte[] name(String kind) {
    return layout.note("notes:" + kind);
  }

  @Override
  public void put(String kind, String worker, byte[] note) throws StoreUnavailable {
    connections.call(
        redis -> {
          redis.sendCommand(Command.HSET, name(kind), Layout.utf8(worker), note);
          redis.sendCommand(Command.PEXPIRE, name(kind), LIFE);
          return redis.answers(2);
        });
  }

  @Override
  public Map<String, byte[]> all(String kind) throws StoreUnavailable {
    return connections.call(redis -> Commands.hash(redis, name(kind)));
  }

  @Override
  public void remove(String kind, Collection<String> workers) throws StoreUnavailable {
    List<byte[]> words = new ArrayList<>(List.of(name(kind)));
    workers.forEach(worker -> words.add(Layout.utf8(worker)));
    connections.call(
        redis -> {
          redis.sendCommand(Command.HDEL, words.toArray(new byte[0][]));
          return redis.getIntegerReply();
        });
  }
}
