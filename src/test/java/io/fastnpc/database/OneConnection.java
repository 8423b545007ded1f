package io.fastnpc.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of one connection, which stays open when it is given back. */
public final class OneConnection extends PGSimpleDataSource implements AutoCloseable {
  private static final long serialVersionUID = 1;
  private final transient Connection connection;

  /** The pool of {@code connection}. */
  public OneConnection(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Connection getConnection() {
    return (Connection)
        Proxy.newProxyInstance(
            OneConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              try {
                return method.getName().equals("close")
                    ? null
                    : method.invoke(connection, (@Nullable Object[]) arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  /** What a pool asks before it hands the connection out. */
  public boolean isValid() throws SQLException {
    return connection.isValid(1);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
