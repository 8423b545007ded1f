package io.fastnpc.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection that knows which server of PostgreSQL it reached, in which of its lives.
 *
 * <p>It asks once: what serves a connection ends with that life, and a standby, which has no
 * source, is asked again until it is none. Where a name was given anew under a living server, the
 * connection counts as one to another server until the pool looks at it.
 */
final class KnownConnection implements InvocationHandler {
  private static final Logger LOG = System.getLogger(KnownConnection.class.getName());
  private static final Sql SOURCE = Sql.of(KnownConnection.class, "source");

  private final Connection physical;
  private volatile @Nullable String source;

  /** Whether a load has found that it leads to another server than counts. */
  private volatile boolean misled;

  private KnownConnection(Connection physical) {
    this.physical = physical;
  }

  /** {@code physical}, which from now on knows. */
  static Connection of(Connection physical) {
    return (Connection)
        Proxy.newProxyInstance(
            KnownConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new KnownConnection(physical));
  }

  @Override
  public @Nullable Object invoke(
      Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    switch (method.getName()) {
      case "createStatement", "prepareStatement", "prepareCall" -> Sources.note(this);
      case "isValid" -> {
        if (isUseless()) {
          return false;
        }
      }
      case "equals" -> {
        return arguments != null && self == arguments[0];
      }
      default -> {}
    }
    try {
      return method.invoke(physical, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  /** Asks the server which it is, unless it has said so. */
  void ask() {
    if (source == null) {
      askAnew();
    }
  }

  private void askAnew() {
    try {
      if (!physical.getAutoCommit()) {
        return; // a failure would end a transaction that is not ours
      }
      try (PreparedStatement statement = SOURCE.prepare(physical);
          ResultSet row = statement.executeQuery()) {
        row.next();
        source = row.getString(1);
      }
    } catch (SQLException failure) {
      LOG.log(Level.DEBUG, "The server does not say which it is: {0}", failure.getMessage());
    }
  }

  /** Whether this is a connection to the server that counts, which is {@code wanted}. */
  boolean isTo(String wanted) {
    @Nullable String reached = source;
    boolean right = wanted.equals(reached);
    misled = !right && reached != null;
    return right;
  }

  /**
   * Whether the pool should give it up. Only this one, and not all to that server: what counts may
   * have been read before the server that counts was restarted, and is then itself out of date.
   */
  private boolean isUseless() {
    if (!misled) {
      return false;
    }
    misled = false;
    @Nullable String before = source;
    askAnew();
    return Objects.equals(before, source);
  }
}
