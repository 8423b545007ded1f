package io.fastnpc.cache.redis;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/**
 * The entries of this installation as a whole, walked in bounded steps so that Redis serves others
 * in between.
 */
final class Entries {
  private static final byte[] MATCH = Layout.utf8("MATCH");
  private static final byte[] COUNT = Layout.utf8("COUNT");

  /** Keys that one step looks at: about half a millisecond of Redis's time. */
  private static final byte[] STEP = Layout.utf8("500");

  private static final byte[] START = {'0'};

  private final Connections connections;
  private final Layout layout;

  Entries(Connections connections, Layout layout) {
    this.connections = connections;
    this.layout = layout;
  }

  /**
   * Empties the entries whose logical key matches {@code glob}, except for fences.
   *
   * @param on the incarnation meant; null: whichever answers
   * @return how many values went
   * @throws StoreUnavailable if Redis stopped answering; some entries may be gone
   */
  long invalidate(String glob, @Nullable Incarnation on) throws StoreUnavailable {
    byte[] pattern = layout.entries(glob);
    byte[] cursor = START;
    long values = 0;
    do {
      Page page = page(cursor, pattern, on);
      cursor = page.next;
      if (!page.keys.isEmpty()) {
        values +=
            connections
                .call(on, redis -> Commands.runAll(redis, Script.INVALIDATE, page.keys))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
      }
    } while (!new String(cursor, StandardCharsets.US_ASCII).equals("0"));
    return values;
  }

  @SuppressWarnings("ArrayRecordComponent") // goes from one line to the next
  private record Page(byte[] next, List<byte[]> keys) {}

  @SuppressWarnings("unchecked") // SCAN answers a cursor and a list of keys
  private Page page(byte[] cursor, byte[] pattern, @Nullable Incarnation on)
      throws StoreUnavailable {
    List<Object> reply =
        connections.call(
            on,
            redis -> {
              redis.sendCommand(Command.SCAN, cursor, MATCH, pattern, COUNT, STEP);
              return redis.getObjectMultiBulkReply();
            });
    List<byte[]> found = (List<byte[]>) reply.get(1);
    return new Page(
        (byte[]) reply.get(0), found.stream().filter(name -> !layout.isNote(name)).toList());
  }
}
