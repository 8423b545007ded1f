package io.fastnpc.cache.postgres;

import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.database.OneConnection;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A writer's transaction on a connection of its own, which whoever asks in it is given. */
public final class OpenTransaction implements Committing, AutoCloseable {
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
  @Override
  public Epoch epoch() throws LogUnavailable {
    return epochs.committing(new OneConnection(connection)).epoch();
  }

  /** What it is called in the log. */
  @Override
  public String name() throws LogUnavailable {
    return epochs.committing(new OneConnection(connection)).name();
  }

  /** Ends it. */
  public void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
