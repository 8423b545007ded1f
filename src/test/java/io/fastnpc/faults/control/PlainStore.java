package io.fastnpc.faults.control;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.Tries;
import io.fastnpc.config.RedisSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** GET, SET and, after a commit, DEL. */
final class PlainStore implements Store {
  static final Incarnation ANY = new Incarnation("any", "");

  private final RedisClient redis;
  private final String prefix;

  PlainStore(RedisSettings settings, String prefix) {
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    this.redis =
        RedisClient.builder()
            .hostAndPort(settings.host(), settings.port())
            .clientConfig(
                DefaultJedisClientConfig.builder()
                    .connectionTimeoutMillis(timeout)
                    .socketTimeoutMillis(timeout)
                    .build())
            .build();
    this.prefix = prefix;
  }

  private byte[] name(Key key) {
    return (prefix + key.logical()).getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T ask(Supplier<T> command) throws StoreUnavailable {
    try {
      return command.get();
    } catch (JedisException failure) {
      throw new StoreUnavailable(String.valueOf(failure.getMessage()), failure);
    }
  }

  @Override
  public Held get(Key key, Incarnation on) throws StoreUnavailable {
    return ask(
        () -> {
          byte[] value = redis.get(name(key));
          return value == null ? Held.Absent.ABSENT : new Held.Value(value);
        });
  }

  @Override
  public List<Held> getAll(List<Key> keys, Incarnation on) throws StoreUnavailable {
    List<Held> held = new ArrayList<>();
    for (Key key : keys) {
      held.add(get(key, on));
    }
    return held;
  }

  @Override
  public Held lease(Key key, Token owner, Duration lifetime, Incarnation on) {
    return Held.Absent.ABSENT;
  }

  @Override
  public boolean fill(Key key, Token owner, byte[] payload, Optional<Duration> ttl, Incarnation on)
      throws StoreUnavailable {
    SetParams life = new SetParams();
    ttl.ifPresent(time -> life.px(time.toMillis()));
    ask(() -> redis.set(name(key), payload, life));
    return true;
  }

  @Override
  public boolean release(Key key, Token owner, Incarnation on) {
    return true;
  }

  @Override
  public void discard(Key key, Held unreadable, Incarnation on) throws StoreUnavailable {
    ask(() -> redis.del(name(key)));
  }

  @Override
  public void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on) {
    // The commit comes first.
  }

  @Override
  public boolean unfence(Collection<Key> keys, Tries writer, String transaction, Incarnation on)
      throws StoreUnavailable {
    ask(() -> redis.del(keys.stream().map(this::name).toArray(byte[][]::new)));
    return true;
  }

  @Override
  public Set<Key> invalidate(Map<Key, Set<String>> stale, Incarnation on) {
    return Set.of(); // There is no log to follow.
  }

  @Override
  public Set<Key> settled(Map<Key, Set<String>> stale, Incarnation on) {
    return Set.of();
  }

  @Override
  public void invalidateCache(String cache, Incarnation on) {
    // There is no log to follow.
  }

  @Override
  public void invalidateAll(Incarnation on) {
    // There is no log to follow.
  }

  @Override
  public Sighting sight() throws StoreUnavailable {
    ask(redis::ping);
    return new Sighting(ANY, Optional.empty(), Optional.of(new Position("nowhere")));
  }

  @Override
  public void reconnect() {
    // There is one server.
  }

  @Override
  public void reposition(Optional<Position> from, Position to, Incarnation on) {
    // There is no log to follow.
  }
}
