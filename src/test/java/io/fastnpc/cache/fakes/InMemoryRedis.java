package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Token;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
  public record Snapshot(Map<Key, Object> slots, Optional<Position> position, String replid) {}

  private final LongSupplier clock;
  private final String name;
  private final SortedMap<String, Key> keys = new TreeMap<>();
  private final Map<Key, Slot> slots = new HashMap<>();
  private int lives = 1;
  private int replids = 1;
  private String formerReplid = "";
  private @Nullable Position position;

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

  /** What {@code unfence.lua} does. */
  public synchronized boolean unfence(Key key, Token writer) {
    Slot slot = slot(key);
    boolean found = slot != null && slot.fences.containsKey(writer.text());
    SortedMap<String, Long> fences = othersThan(writer, slot(key));
    if (fences.isEmpty()) {
      remove(key);
    } else {
      putFences(key, fences);
    }
    return found;
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
  }

  /** Writes everything to disk. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(Map.copyOf(slots), Optional.ofNullable(position), incarnation().replid());
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
    position = disk.position.orElse(null);
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
    return state.append(position).append(replids).toString();
  }
}
