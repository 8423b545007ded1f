package io.fastnpc.cache.postgres;

import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.LogUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A writer's transaction on a connection of its own, which whoever asks in it is given. */
public final class OpenTransaction implements AutoCloseable {
  private final Connection connection;
  private final PostgresEpochs epochs;

  /** Begins one. */
  public OpenTransaction(DataSource server) throws SQLException {
    connection = server.getConnection();
    connection.setAutoCommit(false);
    epochs = new PostgresEpochs(server);
  }

  /** On which its statements run. */
  public Connection connection() {
    return connection;
  }

  /** As a writer asks before its commit. */
  public Epoch epoch() throws LogUnavailable {
    return epochs.committing(new Own()).epoch();
  }

  /** Ends it. */
  public void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Gives the one connection, which stays open when it is given back. */
  private final class Own extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    @Override
    public Connection getConnection() {
      return (Connection)
          Proxy.newProxyInstance(
              Own.class.getClassLoader(),
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
  }
}
