package io.fastnpc.cache.explore;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Roll;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.Tries;
import io.fastnpc.cache.fakes.ForwardingNeighbours;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store that hands everything on; what breaks a rule overrides a method. */
abstract class ForwardingStore extends ForwardingNeighbours implements Store {
  final SteppedStore real;

  ForwardingStore(SteppedStore real) {
    super(real);
    this.real = real;
  }

  @Override
  public Held get(Key key, Incarnation on) throws StoreUnavailable {
    return real.get(key, on);
  }

  @Override
  public List<Held> getAll(List<Key> keys, Incarnation on) throws StoreUnavailable {
    return real.getAll(keys, on);
  }

  @Override
  public Held lease(Key key, Token owner, Duration lifetime, Incarnation on)
      throws StoreUnavailable {
    return real.lease(key, owner, lifetime, on);
  }

  @Override
  public boolean fill(Key key, Token owner, byte[] payload, Optional<Duration> ttl, Incarnation on)
      throws StoreUnavailable {
    return real.fill(key, owner, payload, ttl, on);
  }

  @Override
  public boolean release(Key key, Token owner, Incarnation on) throws StoreUnavailable {
    return real.release(key, owner, on);
  }

  @Override
  public void discard(Key key, Held unreadable, Incarnation on) throws StoreUnavailable {
    real.discard(key, unreadable, on);
  }

  @Override
  public void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on)
      throws StoreUnavailable {
    real.fence(keys, writer, lifetime, on);
  }

  @Override
  public boolean unfence(Collection<Key> keys, Tries writer, String transaction, Incarnation on)
      throws StoreUnavailable {
    return real.unfence(keys, writer, transaction, on);
  }

  @Override
  public Set<Key> invalidate(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable {
    return real.invalidate(stale, on);
  }

  @Override
  public Set<Key> settled(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable {
    return real.settled(stale, on);
  }

  @Override
  public void invalidateCache(String cache, Incarnation on) throws StoreUnavailable {
    real.invalidateCache(cache, on);
  }

  @Override
  public void invalidateAll(Incarnation on) throws StoreUnavailable {
    real.invalidateAll(on);
  }

  @Override
  public Sighting sight() throws StoreUnavailable {
    return real.sight();
  }

  @Override
  public void reconnect() {
    real.reconnect();
  }

  @Override
  public void reposition(Optional<Position> from, Position to, Incarnation on)
      throws StoreUnavailable {
    real.reposition(from, to, on);
  }

  @Override
  public Roll fence(
      Collection<Key> keys,
      Token writer,
      Duration lifetime,
      Announcement announcement,
      Incarnation on)
      throws StoreUnavailable {
    fence(keys, writer, lifetime, on);
    return announce(announcement, on);
  }
}
