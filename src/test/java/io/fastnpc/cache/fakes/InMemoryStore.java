package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Hearing;
import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.Roll;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.Tries;
import io.fastnpc.cache.WorkerLate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One worker's connection to an {@link InMemoryRedis}, with what can happen to a connection. */
public final class InMemoryStore implements Store, Neighbours, Bulletin.Subscriber {
  /** What happens to calls. */
  public enum Line {
    /** They are answered. */
    GOOD,
    /** They never reach the server. */
    CUT,
    /** The next one is carried out, but its answer is lost; then the line is cut. */
    REPLY_LOST,
    /** The next one is given up, and carried out when the server gets to it; then as if cut. */
    LATE,
    /**
     * The next one is given up, and carried out when the server gets to it; later ones are good.
     */
    LATE_ONCE,
    /** They never reach the server, since the worker has no connection free. */
    BUSY
  }

  @FunctionalInterface
  private interface Command<T> {
    T on(InMemoryRedis redis);
  }

  private record Late(InMemoryRedis server, Incarnation life, Command<?> command) {}

  private InMemoryRedis server;
  private Line line = Line.GOOD;
  private final List<Late> late = new ArrayList<>();
  private Runnable beforeFailure = () -> {};

  private Supplier<InMemoryRedis> known;
  private final Queue<Announcement> inbox = new ConcurrentLinkedQueue<>();
  private volatile boolean deaf;
  private volatile @Nullable Ears ears;

  /** A good connection to {@code server}. */
  public InMemoryStore(InMemoryRedis server) {
    this.server = server;
    this.known = () -> this.server;
  }

  /** Whom it finds when it looks for the server anew; by default the one that it has. */
  public synchronized void finds(Supplier<InMemoryRedis> next) {
    known = next;
  }

  /** The server at the other end. */
  public synchronized InMemoryRedis server() {
    return server;
  }

  /** Connects to another server. */
  public synchronized void connect(InMemoryRedis other) {
    server = other;
    line = Line.GOOD;
    if (ears != null) {
      other.bulletin.subscribe(this);
    }
  }

  /** Subscribes to what is published; acknowledgements come at once, announcements when taken. */
  public synchronized void subscribe(Ears listener) {
    ears = listener;
    server.bulletin.subscribe(this);
  }

  /** Cuts or heals the connection on which it hears, and that one alone. */
  public void setDeaf(boolean now) {
    deaf = now;
  }

  private boolean hears(Bulletin from) {
    return !deaf && line != Line.CUT && from == server.bulletin;
  }

  @Override
  public void published(Bulletin from, Announcement announcement) {
    if (hears(from)) {
      inbox.add(announcement);
    }
  }

  @Override
  public void published(Bulletin from, Token token, String worker) {
    Ears listener = ears;
    if (listener != null && hears(from)) {
      listener.acknowledged(token, worker);
    }
  }

  /** Whether an announcement has come that nobody has taken. */
  public boolean hasNews() {
    return !inbox.isEmpty();
  }

  /** Hears the next announcement; says whether there was one. */
  public boolean hearNext() {
    Announcement next = inbox.poll();
    Ears listener = ears;
    if (next == null || listener == null) {
      return false;
    }
    listener.announced(next);
    return true;
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

  @Override
  public Roll announce(Announcement announcement, Incarnation on) throws StoreUnavailable {
    return call(on, redis -> redis.bulletin.announce(announcement, redis.incarnation()));
  }

  @Override
  public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
    return call(on, redis -> redis.bulletin.attend(self, after, redis.incarnation()));
  }

  @Override
  public void acknowledge(Collection<Token> heard, String worker, Incarnation on)
      throws StoreUnavailable {
    run(on, redis -> redis.bulletin.acknowledge(heard, worker));
  }

  @Override
  public void strike(Map<String, Long> silent, Incarnation on) throws StoreUnavailable {
    run(on, redis -> redis.bulletin.strike(silent));
  }

  /** Decides what happens to calls from now on. */
  public synchronized void set(Line next) {
    line = next;
  }

  /** Does {@code wait} before each call fails that never reaches the server. */
  public synchronized void beforeFailure(Runnable wait) {
    beforeFailure = wait;
  }

  /** Lets the server get to what it was late with; says whether there was anything. */
  public synchronized boolean catchUp() {
    boolean any = !late.isEmpty();
    for (Late call : late) {
      if (call.server.incarnation().equals(call.life)) {
        call.command.on(call.server);
      }
    }
    late.clear();
    return any;
  }

  /** Everything that decides what happens to calls. */
  public synchronized String state() {
    return server.incarnation().runId() + line + late.size() + deaf + inbox;
  }

  private synchronized <T> T call(@Nullable Incarnation on, Command<T> command)
      throws StoreUnavailable {
    InMemoryRedis redis = server;
    if (line == Line.CUT || line == Line.BUSY) {
      beforeFailure.run();
    }
    if (line == Line.CUT) {
      throw new StoreUnavailable("cut off");
    }
    if (line == Line.BUSY) {
      throw new WorkerLate("no connection free", new IllegalStateException());
    }
    if (on != null && !on.equals(redis.incarnation())) {
      throw new StoreUnavailable("another incarnation");
    }
    if (line == Line.LATE || line == Line.LATE_ONCE) {
      line = line == Line.LATE ? Line.CUT : Line.GOOD;
      late.add(new Late(redis, redis.incarnation(), command));
      throw new StoreUnavailable("no answer in time");
    }
    T answer = command.on(redis);
    if (line == Line.REPLY_LOST) {
      line = Line.CUT;
      throw new StoreUnavailable("cut off in the middle");
    }
    return answer;
  }

  private void run(@Nullable Incarnation on, Consumer<InMemoryRedis> call) throws StoreUnavailable {
    call(
        on,
        redis -> {
          call.accept(redis);
          return true;
        });
  }

  @Override
  public Held get(Key key, Incarnation on) throws StoreUnavailable {
    return call(on, redis -> redis.get(key));
  }

  @Override
  public List<Held> getAll(List<Key> keys, Incarnation on) throws StoreUnavailable {
    return call(on, redis -> keys.stream().map(redis::get).toList());
  }

  @Override
  public Held lease(Key key, Token owner, Duration lifetime, Incarnation on)
      throws StoreUnavailable {
    return call(on, redis -> redis.lease(key, owner, lifetime));
  }

  @Override
  public boolean fill(Key key, Token owner, byte[] payload, Optional<Duration> ttl, Incarnation on)
      throws StoreUnavailable {
    return call(on, redis -> redis.fill(key, owner, payload, ttl));
  }

  @Override
  public boolean release(Key key, Token owner, Incarnation on) throws StoreUnavailable {
    return call(on, redis -> redis.discard(key, new Held.Lease(owner)));
  }

  @Override
  public void discard(Key key, Held unreadable, Incarnation on) throws StoreUnavailable {
    run(on, redis -> redis.discard(key, unreadable));
  }

  @Override
  public void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on)
      throws StoreUnavailable {
    run(on, redis -> keys.forEach(key -> redis.fence(key, writer, lifetime)));
  }

  @Override
  public boolean unfence(Collection<Key> keys, Tries writer, String transaction, Incarnation on)
      throws StoreUnavailable {
    return call(
        on,
        redis ->
            keys.stream().filter(key -> redis.unfence(key, writer, transaction)).count()
                == keys.size());
  }

  @Override
  public Set<Key> invalidate(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable {
    return call(
        on,
        redis -> {
          Set<Key> settled = settled(redis, stale);
          stale.keySet().stream().filter(key -> !settled.contains(key)).forEach(redis::invalidate);
          return settled;
        });
  }

  @Override
  public Set<Key> settled(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable {
    return call(on, redis -> settled(redis, stale));
  }

  private static Set<Key> settled(InMemoryRedis redis, Map<Key, Set<String>> stale) {
    Set<Key> settled = new HashSet<>(stale.keySet());
    settled.removeIf(key -> !redis.isSettled(key, stale.getOrDefault(key, Set.of())));
    return settled;
  }

  @Override
  public void invalidateCache(String cache, Incarnation on) throws StoreUnavailable {
    run(on, redis -> redis.invalidateIf(key -> key.cache().equals(cache)));
  }

  @Override
  public void invalidateAll(Incarnation on) throws StoreUnavailable {
    run(on, redis -> redis.invalidateIf(key -> true));
  }

  @Override
  public Sighting sight() throws StoreUnavailable {
    return call(null, InMemoryRedis::sight);
  }

  @Override
  public synchronized void reconnect() {
    server = known.get();
  }

  @Override
  public void reposition(Optional<Position> from, Position to, Incarnation on)
      throws StoreUnavailable {
    run(on, redis -> redis.reposition(from, to));
  }
}
