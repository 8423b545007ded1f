package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.Tries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A Redis server in memory, as far as the protocol uses one: what its Lua scripts do, each a
 * method, and what can happen to a server.
 */
public final class InMemoryRedis {
  private static final long FOR_EVER = Long.MAX_VALUE;

  /** What a key holds; {@code fences} has the end of each writer's fence, if it is a fence. */
  private record Slot(Held held, SortedMap<String, Long> fences, long end) {}

  /** What a server wrote to disk. */
  public record Snapshot(
      Map<Key, Object> slots,
      Map<Key, Set<String>> settled,
      Optional<Position> position,
      String replid,
      Bulletin.Saved bulletin) {}

  private final LongSupplier clock;
  private final String name;
  private final SortedMap<String, Key> keys = new TreeMap<>();
  private final Map<Key, Slot> slots = new HashMap<>();
  private final Map<Key, Set<String>> settled = new HashMap<>();
  private int lives = 1;
  private int replids = 1;
  private String formerReplid = "";
  private @Nullable Position position;

  /** What workers tell each other. */
  public final Bulletin bulletin = new Bulletin();

  /** An empty server that starts now. */
  public InMemoryRedis(String name, LongSupplier clockMillis) {
    this.name = name;
    this.clock = clockMillis;
  }

  /** The present life of the server. */
  public synchronized Incarnation incarnation() {
    return new Incarnation(name + lives, name + "." + lives + "." + replids);
  }

  /** What {@code key} holds. */
  public synchronized Held get(Key key) {
    Slot slot = slot(key);
    if (slot != null && slot.held instanceof Held.Value value) {
      Duration life =
          slot.end == FOR_EVER ? Held.Value.FOR_EVER : Duration.ofMillis(slot.end - now());
      return new Held.Value(value.bytes(), value.from(), life);
    }
    return slot == null ? Held.Absent.ABSENT : slot.held;
  }

  /** {@code SET NX GET PX}: takes the lease if the key holds nothing. */
  public synchronized Held lease(Key key, Token owner, Duration lifetime) {
    Slot slot = slot(key);
    if (slot != null) {
      return slot.held;
    }
    put(key, new Held.Lease(owner), now() + lifetime.toMillis());
    return Held.Absent.ABSENT;
  }

  synchronized boolean fill(Key key, Token owner, byte[] payload, Optional<Duration> ttl) {
    if (!get(key).equals(new Held.Lease(owner))) {
      return false;
    }
    put(key, new Held.Value(payload), ttl.map(life -> now() + life.toMillis()).orElse(FOR_EVER));
    return true;
  }

  synchronized boolean discard(Key key, Held seen) {
    return same(get(key), seen) && remove(key);
  }

  /** What {@code fence.lua} does. */
  public synchronized void fence(Key key, Token writer, Duration lifetime) {
    SortedMap<String, Long> fences = othersThan(writer, slot(key));
    fences.put(writer.text(), now() + lifetime.toMillis());
    putFences(key, fences);
  }

  /** What {@code unfence.lua} does, where there is nothing to note. */
  public synchronized boolean unfence(Key key, Token writer) {
    return unfence(key, Tries.of(writer), "");
  }

  /** What {@code unfence.lua} does. */
  public synchronized boolean unfence(Key key, Tries writer, String transaction) {
    Slot slot = slot(key);
    boolean found = slot != null && slot.fences.containsKey(writer.placed().text());
    if (found && !transaction.isEmpty()) {
      settle(key, transaction);
    }
    SortedMap<String, Long> fences = othersThan(writer.placed(), slot(key));
    writer.vain().forEach(token -> fences.remove(token.text()));
    if (fences.isEmpty()) {
      remove(key);
    } else {
      putFences(key, fences);
    }
    return found;
  }

  /** Notes that nothing is left to do at {@code key} for {@code transaction}, whatever it holds. */
  public synchronized void settle(Key key, String transaction) {
    settled.computeIfAbsent(key, none -> new TreeSet<>()).add(transaction);
  }

  /** Whether nothing is left to do at {@code key} for those transactions. */
  synchronized boolean isSettled(Key key, Set<String> transactions) {
    return !transactions.isEmpty() && settled.getOrDefault(key, Set.of()).containsAll(transactions);
  }

  synchronized void invalidate(Key key) {
    if (get(key) != Held.Fence.FENCE) {
      remove(key);
    }
  }

  synchronized void invalidateIf(Predicate<Key> which) {
    slots.keySet().stream().filter(which).toList().forEach(this::invalidate);
  }

  synchronized Sighting sight() {
    return new Sighting(
        incarnation(),
        Optional.of(formerReplid).filter(Predicate.not(String::isEmpty)),
        Optional.ofNullable(position));
  }

  /** How far the log has been applied. */
  public synchronized Optional<Position> position() {
    return Optional.ofNullable(position);
  }

  synchronized void reposition(Optional<Position> from, Position to) {
    if (Optional.ofNullable(position).equals(from)) {
      position = to;
    }
  }

  /** Makes {@code key} hold bytes that nobody understands. */
  public synchronized void spoil(Key key, byte[] raw) {
    put(key, new Held.Garbage(raw), FOR_EVER);
  }

  /** Makes {@code key} hold a value, whatever it held. */
  public synchronized void overwrite(Key key, byte[] payload) {
    put(key, new Held.Value(payload), FOR_EVER);
  }

  /** Whether {@code key} is fenced. */
  public synchronized boolean isFenced(Key key) {
    return get(key) == Held.Fence.FENCE;
  }

  /** Loses a key, as eviction does; says whether there was anything to lose. */
  public synchronized boolean evict(Key key) {
    return get(key) != Held.Absent.ABSENT && remove(key);
  }

  /** Loses what the protocol notes beside the entries. */
  public synchronized void evictNotes() {
    position = null;
    bulletin.evictRegistry();
    bulletin.evictStream();
    settled.clear();
  }

  /** Writes everything to disk. */
  public synchronized Snapshot snapshot() {
    Map<Key, Set<String>> notes = new HashMap<>();
    settled.forEach((key, transactions) -> notes.put(key, Set.copyOf(transactions)));
    return new Snapshot(
        Map.copyOf(slots),
        notes,
        Optional.ofNullable(position),
        incarnation().replid(),
        bulletin.save());
  }

  /** Dies and comes back with what is on disk. */
  public synchronized void restart(Snapshot disk) {
    lives++;
    formerReplid = "";
    load(disk);
  }

  /** Becomes the master, having copied {@code other} so far. */
  public synchronized void promote(Snapshot other) {
    formerReplid = other.replid;
    load(other);
  }

  /** Gets its first replica, which changes what it calls its data. */
  public synchronized void attachReplica() {
    replids++;
  }

  private void load(Snapshot disk) {
    slots.clear();
    disk.slots.forEach((key, slot) -> slots.put(key, (Slot) slot));
    slots.keySet().forEach(key -> keys.put(key.logical(), key));
    settled.clear();
    disk.settled.forEach((key, transactions) -> settled.put(key, new TreeSet<>(transactions)));
    position = disk.position.orElse(null);
    bulletin.load(disk.bulletin);
  }

  private void putFences(Key key, SortedMap<String, Long> fences) {
    long end = fences.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    keys.put(key.logical(), key);
    slots.put(key, new Slot(Held.Fence.FENCE, fences, end));
  }

  private SortedMap<String, Long> othersThan(Token writer, @Nullable Slot slot) {
    SortedMap<String, Long> others = new TreeMap<>();
    if (slot != null) {
      others.putAll(slot.fences);
      others.remove(writer.text());
      others.values().removeIf(end -> end <= now());
    }
    return others;
  }

  private void put(Key key, Held held, long end) {
    keys.put(key.logical(), key);
    slots.put(key, new Slot(held, new TreeMap<>(), end));
  }

  private boolean remove(Key key) {
    return slots.remove(key) != null;
  }

  private @Nullable Slot slot(Key key) {
    Slot slot = slots.get(key);
    if (slot != null && slot.end <= now()) {
      slots.remove(key);
      return null;
    }
    return slot;
  }

  private long now() {
    return clock.getAsLong();
  }

  static boolean same(Held one, Held other) {
    if (one instanceof Held.Value a && other instanceof Held.Value b) {
      return Arrays.equals(a.payload(), b.payload());
    }
    if (one instanceof Held.Garbage a && other instanceof Held.Garbage b) {
      return Arrays.equals(a.raw(), b.raw());
    }
    return one.equals(other);
  }

  /** A held state in a few letters. */
  public static String describe(Held held) {
    if (held instanceof Held.Value value) {
      return "V" + new String(value.payload(), StandardCharsets.UTF_8);
    }
    if (held instanceof Held.Lease lease) {
      return "L" + lease.owner().text();
    }
    return held == Held.Fence.FENCE ? "F" : held instanceof Held.Garbage ? "?" : "nothing";
  }

  /** Everything that decides how the server will answer, in one line. */
  public synchronized String state() {
    StringBuilder state = new StringBuilder(64).append(incarnation().runId());
    for (Key key : keys.values()) {
      Slot slot = slot(key);
      if (slot != null) {
        state.append(' ').append(key).append('=').append(describe(slot.held));
        state.append(slot.fences).append('<').append(slot.end == FOR_EVER ? "" : slot.end);
      }
    }
    return state
        .append(position)
        .append(replids)
        .append(bulletin.state())
        .append(settled.values())
        .toString();
  }
}
