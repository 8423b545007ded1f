package io.fastnpc.cache.redis;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.TryAgain;
import io.fastnpc.cache.WorkerLate;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * The pool of connections to Redis.
 *
 * <p>A connection that turns out to be closed (Redis closes idle ones) is replaced and the call
 * repeated once; every step of the protocol may be repeated, but for those that need another token
 * then, which say so. A call that timed out is not. One that reached another incarnation than a
 * call names is replaced before the call counts as failed.
 */
public final class Connections implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Connections.class.getName());

  /** Well below the {@code timeout} after which redis.conf closes idle connections. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  /** A worker counts as late from this part of the time-out on. */
  private static final int OWN_DELAY = 5;

  /** What a server answers that has handed over. */
  private static final Pattern NO_MASTER = Pattern.compile("READONLY|MOVED");

  private final GenericObjectPool<ServerConnection> pool;
  private final Duration timeout;

  /** Connections made by {@code sockets}; none is opened yet. */
  public Connections(JedisSocketFactory sockets, JedisClientConfig config, int maxConnections) {
    GenericObjectPoolConfig<ServerConnection> bounds = new GenericObjectPoolConfig<>();
    bounds.setMaxTotal(maxConnections);
    bounds.setMaxIdle(maxConnections);
    this.timeout = Duration.ofMillis(config.getSocketTimeoutMillis());
    bounds.setMaxWait(timeout);
    bounds.setMinEvictableIdleDuration(IDLE);
    bounds.setTimeBetweenEvictionRuns(IDLE.dividedBy(2));
    bounds.setJmxEnabled(false);
    this.pool = new GenericObjectPool<>(new Factory(sockets, config), bounds);
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Call<T> {
    T on(ServerConnection connection);
  }

  /** Runs {@code call} on any server that answers. */
  <T> T call(Call<T> call) throws StoreUnavailable {
    return call(null, call);
  }

  /** Runs {@code call} on {@code incarnation} and on no other. */
  <T> T call(@Nullable Incarnation incarnation, Call<T> call) throws StoreUnavailable {
    long began = System.nanoTime();
    try {
      return once(incarnation, call);
    } catch (JedisConnectionException broken) {
      if (broken.getCause() instanceof SocketTimeoutException) {
        throw late(System.nanoTime() - began, broken);
      }
      renew(); // the other idle ones will have been closed by the same cause
    }
    try {
      return once(incarnation, call);
    } catch (JedisConnectionException broken) {
      throw unavailable(broken);
    }
  }

  /** The same; does not repeat it. @throws TryAgain if another call may well be answered */
  <T> T callOnce(Incarnation incarnation, Call<T> call) throws StoreUnavailable {
    long began = System.nanoTime();
    try {
      return once(incarnation, call);
    } catch (JedisConnectionException broken) {
      if (broken.getCause() instanceof SocketTimeoutException) {
        throw late(System.nanoTime() - began, broken);
      }
      renew();
      throw new TryAgain("the connection was closed", broken);
    }
  }

  /** Whose delay a time-out was: a thread that wakes long after it was to had no processor time. */
  private StoreUnavailable late(long waitedNanos, JedisConnectionException broken) {
    Duration own = Duration.ofNanos(waitedNanos).minus(timeout);
    return own.compareTo(timeout.dividedBy(OWN_DELAY)) > 0
        ? new WorkerLate("this worker was " + own.toMillis() + " ms late itself", broken)
        : new StoreUnavailable("Redis did not answer in time", broken);
  }

  private <T> T once(@Nullable Incarnation incarnation, Call<T> call) throws StoreUnavailable {
    ServerConnection connection = borrow(incarnation);
    boolean answered = false;
    try {
      T answer = call.on(connection);
      answered = true;
      return answer;
    } catch (JedisConnectionException broken) {
      throw broken;
    } catch (JedisNoScriptException forgotten) {
      throw new TryAgain("Redis had forgotten a script", forgotten);
    } catch (JedisException refused) {
      if (NO_MASTER.matcher(String.valueOf(refused.getMessage())).lookingAt()) {
        renew(); // the others lead there, too
      }
      throw unavailable(refused);
    } finally {
      if (!answered) {
        // Whatever ended it, be it a defect of ours: nobody knows which answers are left in the
        // socket, and the next call would take them for its own.
        connection.setBroken();
      }
      giveBack(connection);
    }
  }

  private ServerConnection borrow(@Nullable Incarnation incarnation) throws StoreUnavailable {
    while (true) {
      ServerConnection connection = borrow();
      boolean made = connection.isFirstUse();
      if (incarnation == null || incarnation.equals(connection.incarnation())) {
        return connection;
      }
      if (made) {
        pool.returnObject(connection); // right for whoever comes to know its incarnation
        throw new StoreUnavailable("Redis has restarted or failed over");
      }
      connection.setBroken();
      giveBack(connection);
    }
  }

  private ServerConnection borrow() throws StoreUnavailable {
    try {
      return pool.borrowObject();
    } catch (JedisConnectionException refused) {
      throw unavailable(refused);
    } catch (NoSuchElementException exhausted) {
      throw new WorkerLate("no connection to Redis became free in time", exhausted);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted", stop);
    } catch (Exception failure) {
      throw unavailable(failure);
    }
  }

  private void giveBack(ServerConnection connection) {
    if (!connection.isBroken()) {
      pool.returnObject(connection);
      return;
    }
    try {
      pool.invalidateObject(connection);
    } catch (Exception failure) {
      // The pool has dropped it, and could not make the new one that another caller waits for; that
      // caller gets an exception of its own.
      LOG.log(Level.DEBUG, "No new connection to Redis yet", failure);
    }
  }

  private static StoreUnavailable unavailable(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof CommandRefused refused) {
      return new StoreUnavailable(refused.refusal(), failure);
    }
    if (root instanceof JedisDataException error) { // not one of our own connections
      return new StoreUnavailable(
          new Refusal("SENTINEL", error.getMessage() + " (" + failure.getMessage() + ")"), failure);
    }
    String detail = root == failure ? "" : ": " + root.getMessage();
    return new StoreUnavailable(failure.getMessage() + detail, failure);
  }

  /** Closes the connections that are not in use, so that later calls look for the server anew. */
  void renew() {
    pool.clear();
  }

  /** Closes all connections; later calls fail. */
  @Override
  public void close() {
    pool.close();
  }

  private static final class Factory extends BasePooledObjectFactory<ServerConnection> {
    private final JedisSocketFactory sockets;
    private final JedisClientConfig config;

    Factory(JedisSocketFactory sockets, JedisClientConfig config) {
      this.sockets = sockets;
      this.config = config;
    }

    @Override
    public ServerConnection create() {
      return new ServerConnection(sockets, config);
    }

    @Override
    public PooledObject<ServerConnection> wrap(ServerConnection connection) {
      return new DefaultPooledObject<>(connection);
    }

    @Override
    public void destroyObject(PooledObject<ServerConnection> pooled) {
      pooled.getObject().close();
    }
  }
}
