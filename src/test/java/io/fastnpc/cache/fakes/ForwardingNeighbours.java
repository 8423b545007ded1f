package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Hearing;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.Roll;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** Other neighbours, parts of which a test replaces. */
public abstract class ForwardingNeighbours implements Neighbours {
  private final Neighbours real;

  /** All of {@code real} at first. */
  protected ForwardingNeighbours(Neighbours real) {
    this.real = real;
  }

  @Override
  public Roll fence(
      Collection<Key> keys,
      Token writer,
      Duration lifetime,
      Announcement announcement,
      Incarnation on)
      throws StoreUnavailable {
    return real.fence(keys, writer, lifetime, announcement, on);
  }

  @Override
  public Roll announce(Announcement announcement, Incarnation on) throws StoreUnavailable {
    return real.announce(announcement, on);
  }

  @Override
  public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
    return real.attend(self, after, on);
  }

  @Override
  public void acknowledge(Collection<Token> heard, String worker, Incarnation on)
      throws StoreUnavailable {
    real.acknowledge(heard, worker, on);
  }

  @Override
  public void strike(Map<String, Long> silent, Incarnation on) throws StoreUnavailable {
    real.strike(silent, on);
  }
}
