package io.fastnpc.cache.redis;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Selection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
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
  private static final int STEP = 500;

  /** Where a walk begins, and where it has ended. */
  static final String BEGIN = "0";

  static final String END = "0";

  private static final byte[] START = Layout.utf8(BEGIN);
  private static final byte[] FIRST = {'0'};

  private final Connections connections;
  private final Layout layout;

  Entries(Connections connections, Layout layout) {
    this.connections = connections;
    this.layout = layout;
  }

  /**
   * Invalidates the entries of {@code selection}, except for fences.
   *
   * @param on the incarnation meant; null: whichever answers
   * @return how many values were removed
   * @throws StoreUnavailable if Redis stopped answering; some entries may be gone
   */
  long invalidate(Selection selection, @Nullable Incarnation on, Progress progress)
      throws StoreUnavailable {
    return walk(selection, on, progress, keys -> sum(on, keys));
  }

  private long sum(@Nullable Incarnation on, List<byte[]> keys) throws StoreUnavailable {
    return connections.call(on, redis -> Commands.runAll(redis, Script.INVALIDATE, keys)).stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Counts the values among {@code selection}. */
  long count(Selection selection, Progress progress) throws StoreUnavailable {
    return forValues(selection, progress, keys -> {});
  }

  /** Sees the keys of some entries. */
  interface Eye {
    void see(List<byte[]> keys) throws StoreUnavailable;
  }

  /** Shows the keys of the values among {@code selection}; returns how many there are. */
  long forValues(Selection selection, Progress progress, Eye eye) throws StoreUnavailable {
    return walk(
        selection,
        null,
        progress,
        keys -> {
          List<byte[]> values = values(keys);
          eye.see(values);
          return values.size();
        });
  }

  private List<byte[]> values(List<byte[]> keys) throws StoreUnavailable {
    List<Object> kinds =
        connections.call(
            redis -> {
              keys.forEach(key -> redis.sendCommand(Command.GETRANGE, key, FIRST, FIRST));
              return redis.answers(keys.size());
            });
    return IntStream.range(0, keys.size())
        .filter(i -> isValue(kinds.get(i)))
        .mapToObj(keys::get)
        .toList();
  }

  private static boolean isValue(Object kind) {
    return kind instanceof byte[] first && first.length == 1 && first[0] == 'V';
  }

  /** What is done with the keys of one step; says how many values that concerned. */
  private interface Page {
    long done(List<byte[]> keys) throws StoreUnavailable;
  }

  private long walk(Selection selection, @Nullable Incarnation on, Progress progress, Page page)
      throws StoreUnavailable {
    if (selection instanceof Selection.Named named && named.beginnings().isEmpty()) {
      List<byte[]> keys = named.keys().stream().map(layout::key).toList();
      long known = keys.isEmpty() ? 0 : page.done(keys); // nothing to look for
      progress.step(keys.size(), keys.size(), known);
      return known;
    }
    EntryFilter wanted = EntryFilter.of(selection, layout);
    long all = progress == Progress.UNWATCHED ? 0 : size();
    byte[] cursor = START;
    long values = 0;
    for (long steps = 1; ; steps++) {
      Step step = step(cursor, wanted.pattern(), STEP, on);
      cursor = step.next;
      List<byte[]> keys = step.keys.stream().filter(wanted::includes).toList();
      values += keys.isEmpty() ? 0 : page.done(keys);
      boolean goOn = progress.step(step.last() ? all : Math.min(all, steps * STEP), all, values);
      if (step.last() || !goOn) {
        return values;
      }
    }
  }

  /** How many keys the logical database has, those of other applications included. */
  long size() throws StoreUnavailable {
    return connections.call(
        redis -> {
          redis.sendCommand(Command.DBSIZE);
          return redis.getIntegerReply();
        });
  }

  /**
   * Some keys of the logical database, those of other applications included.
   *
   * @param next where to continue
   * @param keys their names
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Step(byte[] next, List<byte[]> keys) {
    /** Where to continue, as text. */
    String cursor() {
      return new String(next, StandardCharsets.US_ASCII);
    }

    /** Whether there are no more. */
    boolean last() {
      return cursor().equals(END);
    }
  }

  /** The first step of a walk through everything, whatever its name. */
  Step first() throws StoreUnavailable {
    return after(START);
  }

  /** The step at {@code cursor}. */
  Step after(byte[] cursor) throws StoreUnavailable {
    return step(cursor, new byte[] {'*'}, STEP, null);
  }

  /** The step at {@code cursor} which looks at about {@code keys} for those that match. */
  Step after(byte[] cursor, byte[] pattern, int keys) throws StoreUnavailable {
    return step(cursor, pattern, keys, null);
  }

  @SuppressWarnings("unchecked") // SCAN returns a cursor and a list of keys
  private Step step(byte[] cursor, byte[] pattern, int keys, @Nullable Incarnation on)
      throws StoreUnavailable {
    byte[] count = Layout.utf8(Integer.toString(keys));
    List<Object> reply =
        connections.call(
            on,
            redis -> {
              redis.sendCommand(Command.SCAN, cursor, MATCH, pattern, COUNT, count);
              return redis.getObjectMultiBulkReply();
            });
    return new Step((byte[]) reply.get(0), (List<byte[]>) reply.get(1));
  }
}
