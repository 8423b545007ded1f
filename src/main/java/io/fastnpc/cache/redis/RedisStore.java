package io.fastnpc.cache.redis;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.Tries;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/** The protocol's store on Redis 7.0 or newer: plain commands and short scripts. */
public final class RedisStore implements Store {
  static final byte[] NX = Layout.utf8("NX");
  static final byte[] GET = Layout.utf8("GET");
  static final byte[] PX = Layout.utf8("PX");

  private static final long WITHOUT_END = -1;

  /** What scripts answer where nothing was left to do. */
  private static final long NOTHING_LEFT = -1;

  /**
   * How long it is noted that nothing is left to do: longer than a poll is late that earns trust.
   */
  private static final byte[] SETTLED_MILLIS = Layout.utf8("10000");

  /** Keys invalidated in one round trip, so that many of them do not exceed the time-out. */
  private static final int PAGE = 500;

  private final Connections connections;
  private final Layout layout;
  private final Entries entries;
  private final boolean lives;

  /** Who allows all that the protocol needs, as far as is known; null: nobody. */
  private volatile @Nullable Incarnation willing;

  /** A store of the entries under {@code prefix}, for a worker that keeps no copies. */
  public RedisStore(Connections connections, String prefix) {
    this(connections, prefix, false);
  }

  /**
   * A store of the entries under {@code prefix}; with {@code lives}, values say how long they live.
   */
  public RedisStore(Connections connections, String prefix, boolean lives) {
    this.lives = lives;
    this.connections = connections;
    this.layout = new Layout(prefix);
    this.entries = new Entries(connections, layout);
  }

  @Override
  public Held get(Key key, Incarnation on) throws StoreUnavailable {
    byte[] name = layout.key(key);
    return call(
        on,
        redis -> {
          ask(redis, name);
          return held(redis);
        });
  }

  @Override
  public List<Held> getAll(List<Key> keys, Incarnation on) throws StoreUnavailable {
    List<byte[]> names = names(keys);
    return call(
        on,
        redis -> {
          names.forEach(name -> ask(redis, name));
          return names.stream().map(name -> held(redis)).toList();
        });
  }

  private void ask(ServerConnection redis, byte[] name) {
    if (lives) {
      redis.sendCommand(Command.PTTL, name); // before GET, so that it is not of a later entry
    }
    redis.sendCommand(Command.GET, name);
  }

  /** The answer to {@link #ask}. */
  private Held held(ServerConnection redis) {
    Duration life = lives ? life(redis.getIntegerReply()) : Duration.ZERO;
    Held held = Layout.read(redis.getBinaryBulkReply());
    return held instanceof Held.Value value
        ? new Held.Value(value.bytes(), value.from(), life)
        : held;
  }

  /** What {@code PTTL} answered. */
  private static Duration life(long millis) {
    if (millis == WITHOUT_END) {
      return Held.Value.FOR_EVER;
    }
    return millis <= 0 ? Duration.ZERO : Duration.ofMillis(millis);
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
              redis.sendCommand(Command.SET, name, lease, NX, GET, PX, Layout.millis(lifetime));
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
    byte[] life = ttl.map(Layout::millis).orElse(new byte[] {'0'});
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
    callOnce(
        on, redis -> Commands.runAll(redis, Script.FENCE, names, token, Layout.millis(lifetime)));
  }

  @Override
  public boolean unfence(Collection<Key> keys, Tries writer, String transaction, Incarnation on)
      throws StoreUnavailable {
    List<byte[]> arguments = new ArrayList<>(List.of(Layout.utf8(transaction), SETTLED_MILLIS));
    writer.all().forEach(token -> arguments.add(Layout.utf8(token.text())));
    List<Commands.Call> calls =
        keys.stream().map(key -> new Commands.Call(withNotes(key), arguments)).toList();
    return call(on, redis -> Commands.runEach(redis, Script.UNFENCE, calls)).stream()
        .allMatch(found -> found == 1);
  }

  private List<byte[]> withNotes(Key key) {
    return List.of(layout.key(key), layout.settled(key));
  }

  @Override
  public Set<Key> invalidate(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable {
    return passedOver(Script.INVALIDATE, stale, on);
  }

  @Override
  public Set<Key> settled(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable {
    return passedOver(Script.SETTLED, stale, on);
  }

  /** Runs {@code script} on each key; the keys for which it says that nothing was left to do. */
  private Set<Key> passedOver(Script script, Map<Key, Set<String>> stale, Incarnation on)
      throws StoreUnavailable {
    Set<Key> passed = new HashSet<>();
    List<Key> keys = List.copyOf(stale.keySet());
    for (int from = 0; from < keys.size(); from += PAGE) {
      List<Key> page = keys.subList(from, Math.min(keys.size(), from + PAGE));
      List<Commands.Call> calls =
          page.stream()
              .map(
                  key ->
                      new Commands.Call(withNotes(key), texts(stale.getOrDefault(key, Set.of()))))
              .toList();
      List<Long> answers = call(on, redis -> Commands.runEach(redis, script, calls));
      for (int i = 0; i < page.size(); i++) {
        if (answers.get(i) == NOTHING_LEFT) {
          passed.add(page.get(i));
        }
      }
    }
    return passed;
  }

  private static List<byte[]> texts(Set<String> names) {
    return names.stream().map(Layout::utf8).toList();
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

  private <T> T callOnce(Incarnation on, Connections.Call<T> call) throws StoreUnavailable {
    try {
      return connections.callOnce(on, call);
    } catch (StoreUnavailable failure) {
      throw noted(failure);
    }
  }

  /** The other workers, through the same server; what it refuses there counts here as well. */
  public RedisNeighbours neighbours() {
    return new RedisNeighbours(connections, layout, this::noted);
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
}
