package io.fastnpc.history;

import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Puts minutes of workers that never lived into the database of the shared worker. */
public final class StoredMinutes {
  private final UUID worker = UUID.randomUUID();
  private final long begin;

  /** Of a worker that started {@code ago} minutes ago, with {@code version}. */
  public StoredMinutes(int ago, String version) throws SQLException {
    begin = System.currentTimeMillis() / 60_000 - ago;
    run(
        "INSERT INTO cache_worker VALUES (?::uuid, 'staged-1', ?, ?)",
        worker.toString(),
        version,
        begin * 60_000);
  }

  /** The worker's id. */
  public String worker() {
    return worker.toString();
  }

  /** What it did in the minute that came {@code after} its start. */
  public StoredMinutes with(int after, long hits, long misses) throws SQLException {
    run(
        "INSERT INTO cache_minute VALUES (?, ?::uuid, 'user_settings', ?, ?, 0, 0, 0, 0)",
        begin + after,
        worker.toString(),
        hits,
        misses);
    return this;
  }

  private static void run(String statement, Object... arguments) throws SQLException {
    try (Connection connection = Servers.postgres().dataSource().getConnection();
        PreparedStatement insert = connection.prepareStatement(statement)) {
      for (int i = 0; i < arguments.length; i++) {
        insert.setObject(i + 1, arguments[i]);
      }
      insert.executeUpdate();
    }
  }
}
