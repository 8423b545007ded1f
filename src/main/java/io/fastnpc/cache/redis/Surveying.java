package io.fastnpc.cache.redis;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Owner;
import io.fastnpc.cache.administration.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import redis.clients.jedis.Protocol.Command;

/** Notes of some values what they weigh, what they are called and whose they are. */
final class Surveying {
  /** Values that are weighed. */
  private static final int WEIGHED = 500;

  /** Keys that are named. */
  private static final int NAMED = 8;

  private final Connections connections;
  private final Layout layout;
  private final List<String> sample = new ArrayList<>();
  private final SortedSet<Integer> owners = new TreeSet<>();
  private long weighed;
  private long bytes;

  Surveying(Connections connections, Layout layout) {
    this.connections = connections;
    this.layout = layout;
  }

  /** Notes the values called {@code keys}. */
  void add(List<byte[]> keys) throws StoreUnavailable {
    for (byte[] key : keys) {
      String logical = layout.logical(key).orElseThrow();
      if (sample.size() < NAMED) {
        sample.add(logical);
      }
      if (owners.size() < Survey.MOST_OWNERS) {
        Owner.of(logical).ifPresent(owner -> owners.add(owner));
      }
    }
    weigh(keys.subList(0, (int) Math.min(keys.size(), WEIGHED - weighed)));
  }

  private void weigh(List<byte[]> keys) throws StoreUnavailable {
    if (keys.isEmpty()) {
      return;
    }
    List<Object> weights =
        connections.call(
            redis -> {
              keys.forEach(key -> redis.sendCommand(Command.MEMORY, Census.USAGE, key));
              return redis.answers(keys.size());
            });
    for (Object weight : weights) {
      if (weight instanceof Long usage) { // null: it has gone meanwhile
        bytes += usage;
        weighed++;
      }
    }
  }

  /** What was noted, of {@code values} in all. */
  Survey end(long values) {
    boolean exact = weighed == values;
    long all = exact || weighed == 0 ? bytes : Math.round((double) bytes / weighed * values);
    return new Survey(values, all, exact, sample, owners);
  }
}
