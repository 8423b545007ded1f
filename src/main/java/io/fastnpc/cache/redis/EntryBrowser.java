package io.fastnpc.cache.redis;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Browsed;
import io.fastnpc.cache.administration.Inspection;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.cache.administration.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import redis.clients.jedis.Protocol.Command;

/**
 * Lists entries without their values, in walks of bounded length: what is not reached is told, and
 * the next walk goes on there.
 */
final class EntryBrowser {
  /** Keys that a step of a list looks at; so many more than wanted may be found. */
  private static final int STEP = 50;

  /** Keys that a step looks at which keeps only the largest: about a millisecond of Redis's. */
  private static final int LARGE_STEP = 500;

  /**
   * What an entry's first bytes are read for: its kind, its format, and whether it is compressed.
   */
  private static final byte[] FIRST = {'0'};

  private static final byte[] LAST = {'3'};
  private static final int ASKED = 4;

  /**
   * How far a walk goes.
   *
   * @param keys how many keys it looks at
   * @param time after which it takes no other step
   */
  record Bounds(long keys, Duration time) {
    static final Bounds LIST = new Bounds(100_000, Duration.ofMillis(500));
    static final Bounds LARGEST = new Bounds(200_000, Duration.ofSeconds(1));
  }

  private final Connections connections;
  private final Entries entries;
  private final Layout layout;
  private final Bounds bounds;
  private final long began = System.nanoTime();
  private long looked;

  /** A browser for one walk. */
  EntryBrowser(Connections connections, Entries entries, Layout layout, Bounds bounds) {
    this.connections = connections;
    this.entries = entries;
    this.layout = layout;
    this.bounds = bounds;
  }

  private boolean mayGoOn() {
    return looked < bounds.keys() && System.nanoTime() - began < bounds.time().toNanos();
  }

  /** At least {@code wanted} of the entries from {@code cursor} on, if so many are reached. */
  Browsed list(Selection selection, String cursor, int wanted) throws StoreUnavailable {
    Map<Key, Inspection> found = new LinkedHashMap<>();
    String end =
        walk(
            selection,
            cursor,
            STEP,
            entry -> found.put(entry.key(), entry),
            () -> found.size() >= wanted);
    return browsed(List.copyOf(found.values()), end);
  }

  /** The largest of the entries; {@code next} is present where not all were reached. */
  Browsed largest(Selection selection, int most) throws StoreUnavailable {
    PriorityQueue<Inspection> largest =
        new PriorityQueue<>(Comparator.comparingLong(Inspection::bytes));
    String end =
        walk(
            selection,
            Entries.BEGIN,
            LARGE_STEP,
            entry -> {
              // A key may come twice while Redis rearranges its table.
              if (largest.stream().noneMatch(kept -> kept.key().equals(entry.key()))) {
                largest.add(entry);
              }
              if (largest.size() > most) {
                largest.remove();
              }
            },
            () -> false);
    return browsed(
        largest.stream().sorted(Comparator.comparingLong(Inspection::bytes).reversed()).toList(),
        end);
  }

  /**
   * Hands entries to {@code found} in steps that look at {@code keys} keys each, and returns where
   * it ended: at the end of all, at the bounds, or when it is {@code enough}.
   */
  private String walk(
      Selection selection,
      String cursor,
      int keys,
      Consumer<Inspection> found,
      BooleanSupplier enough)
      throws StoreUnavailable {
    EntryFilter filter = EntryFilter.of(selection, layout);
    String at = cursor;
    do {
      Entries.Step step = entries.after(Layout.utf8(at), filter.pattern(), keys);
      looked += keys;
      inspect(step.keys().stream().filter(filter::includes).toList()).forEach(found);
      at = step.cursor();
    } while (!at.equals(Entries.END) && !enough.getAsBoolean() && mayGoOn());
    return at;
  }

  private Browsed browsed(List<Inspection> found, String at) throws StoreUnavailable {
    long all = entries.size();
    boolean end = at.equals(Entries.END);
    return new Browsed(
        found, end ? Optional.empty() : Optional.of(at), end ? all : Math.min(looked, all), all);
  }

  private List<Inspection> inspect(List<byte[]> names) throws StoreUnavailable {
    if (names.isEmpty()) {
      return List.of();
    }
    List<Object> answers =
        connections.call(
            redis -> {
              for (byte[] name : names) {
                redis.sendCommand(Command.GETRANGE, name, FIRST, LAST);
                redis.sendCommand(Command.PTTL, name);
                redis.sendCommand(Command.MEMORY, Census.USAGE, name);
                redis.sendCommand(
                    Command.GETRANGE, name, RedisAdministration.SIZE, RedisAdministration.END);
              }
              return redis.someAnswers(ASKED * names.size());
            });
    List<Inspection> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Inspection entry = entry(names.get(i), answers.subList(ASKED * i, ASKED * (i + 1)));
      if (entry.state() != State.ABSENT) { // it went meanwhile
        found.add(entry);
      }
    }
    return found;
  }

  private Inspection entry(byte[] name, List<Object> answers) {
    String logical = layout.logical(name).orElseThrow();
    Key key = new Key(logical.split(":", 2)[0], logical);
    return RedisAdministration.inspection(key, answers, held -> Optional.empty());
  }
}
