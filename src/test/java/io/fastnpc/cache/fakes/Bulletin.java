package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Hearing;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.Roll;
import io.fastnpc.cache.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What workers tell each other through a Redis in memory: the registry, the stream, and what is
 * published.
 */
public final class Bulletin {
  /** Somebody to whom it is published. */
  interface Subscriber {
    void published(Bulletin from, Announcement announcement);

    void published(Bulletin from, Token token, String worker);
  }

  private record Entry(long number, @Nullable Announcement announcement) {}

  private record Registry(String name, Incarnation begunOn, SortedMap<String, Long> counts) {}

  private record Stream(String name, List<Entry> entries) {
    long first() {
      return entries.get(0).number;
    }

    long last() {
      return entries.get(entries.size() - 1).number;
    }
  }

  /** What a server wrote to disk of it. */
  public record Saved(@Nullable Object registry, @Nullable Object stream) {}

  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
  private @Nullable Registry registry;
  private @Nullable Stream stream;

  void subscribe(Subscriber subscriber) {
    if (!subscribers.contains(subscriber)) {
      subscribers.add(subscriber);
    }
  }

  /** What {@code announce.lua} does. */
  public synchronized Roll announce(Announcement announcement, Incarnation here) {
    String fresh = announcement.token().text();
    Stream present = stream == null ? new Stream(fresh, new ArrayList<>()) : stream;
    long number = present.entries.isEmpty() ? 1 : present.last() + 1;
    present.entries.add(new Entry(number, announcement));
    stream = present;
    subscribers.forEach(one -> one.published(this, announcement));
    return registry == null || !registry.begunOn.equals(here)
        ? new Roll("", Set.of())
        : new Roll(registry.name, Set.copyOf(registry.counts.keySet()));
  }

  /** What {@code attend.lua} does. */
  synchronized Hearing attend(Presence self, long after, Incarnation here) {
    Registry known = registry;
    if (known == null || !known.begunOn.equals(here)) {
      known = new Registry(self.fresh(), here, new TreeMap<>());
      registry = known;
    }
    if (self.copies()) {
      known.counts.put(self.worker(), self.count());
    }
    Stream present = stream;
    if (present == null) {
      present = new Stream(self.fresh(), new ArrayList<>(List.of(new Entry(1, null))));
      stream = present;
    }
    List<Announcement> news = new ArrayList<>();
    for (Entry entry : present.entries) {
      if (after > 0 && entry.number > after && entry.announcement != null) {
        news.add(entry.announcement);
      }
    }
    return new Hearing(
        known.name, Map.copyOf(known.counts), present.name, present.first(), present.last(), news);
  }

  void acknowledge(Iterable<Token> heard, String worker) {
    heard.forEach(token -> subscribers.forEach(one -> one.published(this, token, worker)));
  }

  /** What {@code strike.lua} does. */
  synchronized void strike(Map<String, Long> silent) {
    if (registry != null) {
      registry.counts.entrySet().removeIf(one -> one.getValue().equals(silent.get(one.getKey())));
    }
  }

  /** Removes workers from the registry, as no script does. */
  public synchronized void strikeAll(Set<String> workers) {
    if (registry != null) {
      registry.counts.keySet().removeAll(workers);
    }
  }

  /** Loses the registry, as eviction does. */
  public synchronized void evictRegistry() {
    registry = null;
  }

  /** Loses the stream, as eviction does. */
  public synchronized void evictStream() {
    stream = null;
  }

  /** Loses all of the stream but its latest entry, as trimming does. */
  public synchronized void trim() {
    if (stream != null) {
      stream.entries.subList(0, stream.entries.size() - 1).clear();
    }
  }

  synchronized Saved save() {
    return new Saved(
        registry == null
            ? null
            : new Registry(registry.name, registry.begunOn, new TreeMap<>(registry.counts)),
        stream == null ? null : new Stream(stream.name, new ArrayList<>(stream.entries)));
  }

  synchronized void load(Saved saved) {
    Registry oldRegistry = (Registry) saved.registry;
    Stream oldStream = (Stream) saved.stream;
    registry =
        oldRegistry == null
            ? null
            : new Registry(
                oldRegistry.name, oldRegistry.begunOn, new TreeMap<>(oldRegistry.counts));
    stream =
        oldStream == null ? null : new Stream(oldStream.name, new ArrayList<>(oldStream.entries));
  }

  /** Everything that decides how it will answer. */
  synchronized String state() {
    StringBuilder state = new StringBuilder();
    if (registry != null) {
      state.append(registry.name).append(registry.begunOn.runId()).append(registry.counts);
    }
    if (stream != null) {
      state.append(stream.name);
      stream.entries.forEach(entry -> state.append(entry.number).append(entry.announcement));
    }
    return state.toString();
  }
}
