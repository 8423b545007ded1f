package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Hearing;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.Roll;
import io.fastnpc.cache.Shelf;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Token;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No way to reach the other workers: where they may have copies, whoever writes waits until all
 * trust has run out.
 */
public final class Alone implements Neighbours {
  private static final Roll UNKNOWN = new Roll("", Set.of());

  private final Store store;

  private Alone(Store store) {
    this.store = store;
  }

  /** The ports of a worker that keeps no copies, and has no way to tell others of writes. */
  public static Ports ports(Store store, InvalidationLog log, Epochs epochs, Time time) {
    return new Ports(store, new Alone(store), Shelf.NONE, log, epochs, time);
  }

  @Override
  public Roll fence(
      Collection<Key> keys,
      Token writer,
      Duration lifetime,
      Announcement announcement,
      Incarnation on)
      throws StoreUnavailable {
    store.fence(keys, writer, lifetime, on);
    return UNKNOWN;
  }

  @Override
  public Roll announce(Announcement announcement, Incarnation on) {
    return UNKNOWN;
  }

  @Override
  public Hearing attend(Presence self, long after, Incarnation on) {
    return new Hearing("", Map.of(), "", 0, 0, List.of());
  }

  @Override
  public void acknowledge(Collection<Token> heard, String worker, Incarnation on) {
    // nobody was heard
  }

  @Override
  public void strike(Map<String, Long> silent, Incarnation on) {
    // nobody is known
  }
}
