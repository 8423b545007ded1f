package io.fastnpc.cache.redis;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Selection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/** The protocol's store on Redis 7.0 or newer: plain commands and short scripts. */
public final class RedisStore implements Store {
  static final byte[] NX = Layout.utf8("NX");
  static final byte[] GET = Layout.utf8("GET");
  static final byte[] PX = Layout.utf8("PX");

  /** Keys invalidated in one round trip, so that many of them do not exceed the time-out. */
  private static final int PAGE = 500;

  private final Connections connections;
  private final Layout layout;
  private final Entries entries;

  /** Who allows all that the protocol needs, as far as is known; null: nobody. */
  private volatile @Nullable Incarnation willing;

  /** A store of the entries under {@code prefix}. */
  public RedisStore(Connections connections, String prefix) {
    this.connections = connections;
    this.layout = new Layout(prefix);
    this.entries = new Entries(connections, layout);
  }

  @Override
  public Held get(Key key, Incarnation on) throws StoreUnavailable {
    byte[] name = layout.key(key);
    byte[] held =
        call(
            on,
            redis -> {
              redis.sendCommand(Command.GET, name);
              return redis.getBinaryBulkReply();
            });
    return Layout.read(held);
  }

  @Override
  public Held lease(Key key, Token owner, Duration lifetime, Incarnation on)
      throws StoreUnavailable {
    byte[] name = layout.key(key);
    byte[] lease = Layout.lease(owner);
    byte[] held =
        call(
            on,
            redis -> {
              redis.sendCommand(Command.SET, name, lease, NX, GET, PX, millis(lifetime));
              return redis.getBinaryBulkReply();
            });
    return Layout.read(held);
  }

  @Override
  public boolean fill(Key key, Token owner, byte[] payload, Optional<Duration> ttl, Incarnation on)
      throws StoreUnavailable {
    byte[] name = layout.key(key);
    byte[] lease = Layout.lease(owner);
    byte[] value = Layout.value(payload);
    byte[] life = ttl.map(RedisStore::millis).orElse(new byte[] {'0'});
    return call(on, redis -> Commands.run(redis, Script.FILL, name, lease, value, life)) == 1;
  }

  @Override
  public boolean release(Key key, Token owner, Incarnation on) throws StoreUnavailable {
    return discard(key, Layout.lease(owner), on);
  }

  @Override
  public void discard(Key key, Held unreadable, Incarnation on) throws StoreUnavailable {
    discard(key, Layout.raw(unreadable), on);
  }

  private boolean discard(Key key, byte[] seen, Incarnation on) throws StoreUnavailable {
    byte[] name = layout.key(key);
    return call(on, redis -> Commands.run(redis, Script.DISCARD, name, seen)) == 1;
  }

  @Override
  public void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on)
      throws StoreUnavailable {
    List<byte[]> names = names(keys);
    byte[] token = Layout.utf8(writer.text());
    call(on, redis -> Commands.runAll(redis, Script.FENCE, names, token, millis(lifetime)));
  }

  @Override
  public boolean unfence(Collection<Key> keys, Token writer, Incarnation on)
      throws StoreUnavailable {
    List<byte[]> names = names(keys);
    byte[] token = Layout.utf8(writer.text());
    return call(on, redis -> Commands.runAll(redis, Script.UNFENCE, names, token)).stream()
        .allMatch(found -> found == 1);
  }

  @Override
  public void invalidate(Collection<Key> keys, Incarnation on) throws StoreUnavailable {
    List<byte[]> names = names(keys);
    for (int from = 0; from < names.size(); from += PAGE) {
      List<byte[]> page = names.subList(from, Math.min(names.size(), from + PAGE));
      call(on, redis -> Commands.runAll(redis, Script.INVALIDATE, page));
    }
  }

  @Override
  public void invalidateCache(String cache, Incarnation on) throws StoreUnavailable {
    walk(new Selection.Named(Set.of(), Set.of(cache + ":")), on);
  }

  @Override
  public void invalidateAll(Incarnation on) throws StoreUnavailable {
    walk(Selection.EVERYTHING, on);
  }

  private void walk(Selection selection, Incarnation on) throws StoreUnavailable {
    try {
      entries.invalidate(selection, on, Progress.UNWATCHED);
    } catch (StoreUnavailable failure) {
      throw noted(failure);
    }
  }

  @Override
  public Sighting sight() throws StoreUnavailable {
    Look first = look(null);
    if (first.isOfItsConnection()) {
      return first.seen;
    }
    connections.renew();
    Look second = look(first.seen.incarnation());
    if (!second.isOfItsConnection()) {
      throw new StoreUnavailable("Redis has become another incarnation twice in a moment");
    }
    return second.seen;
  }

  @Override
  public void reconnect() {
    connections.renew();
  }

  /** What a server said, and who it was when the connection was made. */
  private record Look(Sighting seen, Incarnation connection) {
    boolean isOfItsConnection() {
      return seen.incarnation().equals(connection);
    }
  }

  private Look look(@Nullable Incarnation on) throws StoreUnavailable {
    return call(
        on,
        redis -> {
          rehearse(redis);
          Reign.ask(redis);
          redis.sendCommand(Command.GET, layout.position());
          Reign reign = Reign.read(redis);
          Optional<Position> position =
              Optional.ofNullable(redis.getBulkReply()).map(Position::new);
          Sighting seen = new Sighting(reign.incarnation(), reign.formerReplid(), position);
          Look look = new Look(seen, redis.incarnation());
          if (!look.isOfItsConnection()) {
            redis.setBroken();
          }
          return look;
        });
  }

  @Override
  public void reposition(Optional<Position> from, Position to, Incarnation on)
      throws StoreUnavailable {
    byte[] seen = Layout.utf8(from.map(Position::text).orElse(""));
    byte[] next = Layout.utf8(to.text());
    call(on, redis -> Commands.run(redis, Script.REPOSITION, layout.position(), seen, next));
  }

  /**
   * Makes sure that Redis allows everything, once for an incarnation and after each refusal: what
   * was refused now and then would else let the cache come and go by the second.
   */
  private void rehearse(ServerConnection redis) {
    if (!redis.incarnation().equals(willing)) {
      Rehearsal.on(redis, layout);
      willing = redis.incarnation();
    }
  }

  private <T> T call(@Nullable Incarnation on, Connections.Call<T> call) throws StoreUnavailable {
    try {
      return connections.call(on, call);
    } catch (StoreUnavailable failure) {
      throw noted(failure);
    }
  }

  /** Of a refusal, what exactly it was that Redis refused. */
  private StoreUnavailable noted(StoreUnavailable failure) {
    boolean news = willing != null;
    if (failure.refusal().isEmpty()) {
      return failure;
    }
    willing = null;
    if (news) {
      try {
        connections.call(
            redis -> {
              Rehearsal.on(redis, layout);
              return true;
            });
      } catch (StoreUnavailable exact) {
        return exact.refusal().isPresent() ? exact : failure;
      }
    }
    return failure;
  }

  private List<byte[]> names(Collection<Key> keys) {
    return keys.stream().map(layout::key).toList();
  }

  private static byte[] millis(Duration duration) {
    return Layout.utf8(Long.toString(duration.toMillis()));
  }
}
