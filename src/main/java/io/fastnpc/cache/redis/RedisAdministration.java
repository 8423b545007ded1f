package io.fastnpc.cache.redis;

import io.fastnpc.cache.CacheAdministration;
import io.fastnpc.cache.StoreUnavailable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Protocol.Command;

/** What an administrator may ask of Redis and do to the entries. */
public final class RedisAdministration implements CacheAdministration {
  private static final List<String> MEMORY_FIELDS =
      List.of("used_memory_human", "used_memory_peak_human", "maxmemory_human");

  private final Connections connections;
  private final Entries entries;

  /** Of the entries under {@code prefix}. */
  public RedisAdministration(Connections connections, String prefix) {
    this.connections = connections;
    this.entries = new Entries(connections, new Layout(prefix));
  }

  @Override
  public long clear(String glob) throws StoreUnavailable {
    return entries.invalidate(glob, null);
  }

  @Override
  public void ping() throws StoreUnavailable {
    connections.call(
        redis -> {
          redis.sendCommand(Command.PING);
          return redis.getStatusCodeReply();
        });
  }

  @Override
  public Map<String, String> memory() throws StoreUnavailable {
    return connections.call(
        redis -> {
          redis.sendCommand(Command.INFO, "memory");
          String info = redis.getBulkReply();
          Map<String, String> memory = new LinkedHashMap<>();
          MEMORY_FIELDS.forEach(name -> memory.put(name, ServerConnection.field(info, name)));
          return memory;
        });
  }
}
