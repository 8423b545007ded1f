package io.fastnpc.cache.redis;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import redis.clients.jedis.Protocol.Command;

/** Estimates what each cache holds from some of the keys, which {@code SCAN} gives at random. */
final class Census {
  /** Keys looked at; some ten milliseconds in all. */
  private static final int SAMPLE = 10_000;

  /** Keys of each cache that are weighed. */
  private static final int WEIGHED = 50;

  static final byte[] USAGE = Layout.utf8("USAGE");

  private final Connections connections;
  private final Entries entries;
  private final Layout layout;

  Census(Connections connections, Entries entries, Layout layout) {
    this.connections = connections;
    this.entries = entries;
    this.layout = layout;
  }

  SortedMap<String, Extent> take() throws StoreUnavailable {
    long all = entries.size();
    Map<String, List<byte[]>> sample = new TreeMap<>();
    Entries.Step step = entries.first();
    long looked = collect(step, sample);
    while (!step.last() && looked < SAMPLE) {
      step = entries.after(step.next());
      looked += collect(step, sample);
    }
    double scale = step.last() ? 1 : Math.max(1, (double) all / looked);
    SortedMap<String, Extent> extents = new TreeMap<>();
    for (Map.Entry<String, List<byte[]>> cache : sample.entrySet()) {
      long count = Math.round(cache.getValue().size() * scale);
      long bytes = Math.round(count * weight(cache.getValue()));
      extents.put(cache.getKey(), new Extent(count, bytes, step.last()));
    }
    return extents;
  }

  private long collect(Entries.Step step, Map<String, List<byte[]>> sample) {
    for (byte[] name : step.keys()) {
      if (!layout.isNote(name)) {
        layout
            .logical(name)
            .map(logical -> logical.split(":", 2)[0])
            .ifPresent(cache -> sample.computeIfAbsent(cache, c -> new ArrayList<>()).add(name));
      }
    }
    return step.keys().size();
  }

  /** What a key of {@code names} takes on average. */
  private double weight(List<byte[]> names) throws StoreUnavailable {
    List<byte[]> weighed = names.subList(0, Math.min(names.size(), WEIGHED));
    List<Object> weights =
        connections.call(
            redis -> {
              weighed.forEach(name -> redis.sendCommand(Command.MEMORY, USAGE, name));
              return redis.answers(weighed.size());
            });
    return weights.stream()
        .filter(Long.class::isInstance) // null: it has gone meanwhile
        .mapToLong(Long.class::cast)
        .average()
        .orElse(0);
  }
}
