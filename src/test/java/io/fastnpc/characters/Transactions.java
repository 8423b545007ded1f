package io.fastnpc.characters;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives a thread one connection for as long as its transaction lasts, as the container does. */
public final class Transactions {
  private final DataSource source;
  private static final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

  /** Transactions on connections of {@code source}. */
  public Transactions(DataSource source) {
    this.source = source;
  }

  /** Connections of the current thread's transaction, or of their own outside of one. */
  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        source,
        (method, proceed) -> {
          Connection shared = current.get();
          return shared == null ? proceed.call() : unclosable(shared);
        });
  }

  /** Runs {@code work} in one transaction; rolled back if it throws. */
  public <T> T run(Callable<T> work) throws Exception {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      current.set(connection);
      T result = work.call();
      connection.commit();
      return result;
    } finally {
      current.remove();
    }
  }

  private static Connection unclosable(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, proceed) -> method.equals("close") ? null : proceed.call());
  }

  private interface Around {
    @Nullable Object call(String method, Callable<@Nullable Object> proceed) throws Exception;
  }

  private static <T> T proxy(Class<T> type, T target, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return around.call(method.getName(), () -> method.invoke(target, arguments));
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }
}
