package io.fastnpc.cache.redis;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Browsed;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.Copies;
import io.fastnpc.cache.administration.Extent;
import io.fastnpc.cache.administration.Inspection;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Selection;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.administration.Survey;
import io.fastnpc.cache.redis.EntryBrowser.Bounds;
import io.fastnpc.gzip.Packed;
import io.fastnpc.json.RawJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/** What an administrator may ask of Redis and do to the entries. */
public final class RedisAdministration implements CacheAdministration {
  private static final List<String> MEMORY_FIELDS =
      List.of("used_memory_human", "used_memory_peak_human", "maxmemory_human");

  private static final byte[] BEGIN = Layout.utf8("0");

  /** Bytes of a value that are shown: an entry of another program may be longer than the heap. */
  private static final int MOST_SHOWN = 256 * 1024;

  private static final byte[] SHOWN = Layout.utf8(Integer.toString(MOST_SHOWN));

  /** Where the bytes begin, and where they end, that say how large a value is inflated. */
  static final byte[] SIZE = Layout.utf8("-4");

  static final byte[] END = Layout.utf8("-1");

  /**
   * What {@code PTTL} answers where there is no such key; {@code GETRANGE} answers nothing then.
   */
  private static final long NO_SUCH_KEY = -2;

  private final Connections connections;
  private final Layout layout;
  private final Entries entries;
  private final Copies copies;

  /** Administers the entries under {@code prefix}, of which there are no copies. */
  public RedisAdministration(Connections connections, String prefix) {
    this(connections, prefix, Copies.NONE);
  }

  /** Administers the entries under {@code prefix}, of which there are {@code copies}. */
  public RedisAdministration(Connections connections, String prefix, Copies copies) {
    this.copies = copies;
    this.connections = connections;
    this.layout = new Layout(prefix);
    this.entries = new Entries(connections, layout);
  }

  @Override
  public long clear(Selection selection, Progress progress) throws StoreUnavailable {
    try {
      return entries.invalidate(selection, null, progress);
    } finally {
      withdraw(selection); // also where it ended early
    }
  }

  /** Redis does not show all keys of which there are copies: it may have evicted some. */
  private void withdraw(Selection selection) throws StoreUnavailable {
    if (selection instanceof Selection.Named named && named.beginnings().isEmpty()) {
      copies.withdraw(named.keys().stream().map(Layout::parsed).toList());
    } else {
      copies.withdrawAll();
    }
  }

  @Override
  public void sweep(Set<String> beginnings) throws StoreUnavailable {
    entries.invalidate(new Selection.Named(Set.of(), beginnings), null, Progress.UNWATCHED);
  }

  @Override
  public boolean isCopied(Key key) {
    return copies.has(key);
  }

  @Override
  public long count(Selection selection, Progress progress) throws StoreUnavailable {
    return entries.count(selection, progress);
  }

  @Override
  public Survey survey(Selection selection, Progress progress) throws StoreUnavailable {
    Surveying surveying = new Surveying(connections, layout);
    long values = entries.forValues(selection, progress, surveying::add);
    return surveying.end(values);
  }

  @Override
  public SortedMap<String, Extent> extents() throws StoreUnavailable {
    return new Census(connections, entries, layout).take();
  }

  @Override
  public Browsed browse(Selection selection, String cursor, int wanted) throws StoreUnavailable {
    return new EntryBrowser(connections, entries, layout, Bounds.LIST)
        .list(selection, cursor, wanted);
  }

  @Override
  public Browsed largest(Selection selection, int most) throws StoreUnavailable {
    return new EntryBrowser(connections, entries, layout, Bounds.LARGEST).largest(selection, most);
  }

  @Override
  public String withoutPrefix(String name) {
    return layout.logical(Layout.utf8(name)).orElse(name);
  }

  @Override
  public Inspection look(Key key) throws StoreUnavailable {
    byte[] name = layout.key(key);
    return connections.call(
        redis -> {
          redis.sendCommand(Command.MULTI); // so that all answers are of one moment
          redis.sendCommand(Command.GETRANGE, name, BEGIN, SHOWN);
          redis.sendCommand(Command.PTTL, name);
          redis.sendCommand(Command.MEMORY, Census.USAGE, name);
          redis.sendCommand(Command.GETRANGE, name, SIZE, END);
          redis.sendCommand(Command.EXEC);
          return inspected(key, (List<?>) redis.answers(6).get(5));
        });
  }

  private static Inspection inspected(Key key, List<?> answers) {
    if (answers.get(0) instanceof byte[] raw
        && raw.length <= MOST_SHOWN
        && Layout.read(raw) instanceof Held.Value value
        && Packed.isPacked(value.bytes(), value.from())) {
      try {
        Packed.read(value.bytes(), value.from(), Integer.MAX_VALUE);
      } catch (IOException broken) {
        List<Object> garbled = new ArrayList<>(answers);
        garbled.set(0, new byte[0]);
        return inspection(key, garbled, held -> Optional.empty());
      }
    }
    return inspection(key, answers, RedisAdministration::payload);
  }

  private static Optional<RawJson> payload(Held held) {
    if (!(held instanceof Held.Value value) || value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        RawJson.of(
            Packed.isPacked(value.bytes(), value.from())
                ? Packed.beginning(value.bytes(), value.from(), MOST_SHOWN)
                : value.payload()));
  }

  /**
   * What the answers to {@code GETRANGE} of its beginning, {@code PTTL}, {@code MEMORY USAGE} and
   * {@code GETRANGE} of its end say of a key.
   */
  static Inspection inspection(
      Key key, List<?> answers, Function<Held, Optional<RawJson>> payload) {
    long millis = answers.get(1) instanceof Long life ? life : -1;
    Held held;
    if (millis == NO_SUCH_KEY) {
      held = Held.Absent.ABSENT;
    } else if (answers.get(0) instanceof JedisDataException) {
      held = new Held.Garbage(new byte[0]); // a key of another type than text
    } else {
      held = Layout.read((byte[]) answers.get(0));
    }
    long bytes = answers.get(2) instanceof Long usage ? usage : 0;
    Optional<Duration> ttl = millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    Optional<Long> plainBytes = plainBytes(held, answers.get(3));
    return new Inspection(key, state(held), ttl, bytes, plainBytes, payload.apply(held));
  }

  private static Optional<Long> plainBytes(Held held, @Nullable Object end) {
    return held instanceof Held.Value value
            && Packed.isPacked(value.bytes(), value.from())
            && end instanceof byte[] size
            && size.length == Integer.BYTES
        ? Optional.of(Packed.plainSize(size))
        : Optional.empty();
  }

  private static State state(Held held) {
    if (held instanceof Held.Value value) {
      return value.isEmpty() ? State.NOTHING_THERE : State.VALUE;
    }
    if (held instanceof Held.Lease) {
      return State.LEASE;
    }
    if (held instanceof Held.Garbage) {
      return State.GARBAGE;
    }
    return held == Held.Fence.FENCE ? State.FENCE : State.ABSENT;
  }

  @Override
  public ServerFacts server() throws StoreUnavailable {
    long start = System.nanoTime();
    ping();
    long ping = System.nanoTime() - start;
    long keys = entries.size();
    String info = connections.call(redis -> info(redis, "default"));
    return new ServerFacts(
        true,
        TimeUnit.NANOSECONDS.toMicros(ping),
        Reign.field(info, "redis_version"),
        Reign.field(info, "run_id"),
        Reign.field(info, "role"),
        number(info, "uptime_in_seconds"),
        number(info, "connected_clients"),
        keys,
        number(info, "used_memory"),
        number(info, "used_memory_peak"),
        number(info, "maxmemory"),
        Reign.field(info, "maxmemory_policy"),
        number(info, "evicted_keys"),
        number(info, "expired_keys"),
        number(info, "keyspace_hits"),
        number(info, "keyspace_misses"),
        0);
  }

  private static long number(String info, String name) {
    return Long.parseLong(Reign.field(info, name));
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
    String info = connections.call(redis -> info(redis, "memory"));
    Map<String, String> memory = new LinkedHashMap<>();
    MEMORY_FIELDS.forEach(name -> memory.put(name, Reign.field(info, name)));
    return memory;
  }

  private static String info(ServerConnection redis, String section) {
    redis.sendCommand(Command.INFO, section);
    return redis.getBulkReply();
  }
}
