package io.fastnpc.database;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A PostgreSQL of its own with many rows: users called {@code user 1} and so on, all characters and
 * messages the first one's, the messages all with the first character. Every other group is the
 * first user's, with two members, and every other message in a group is in the first one.
 */
public final class BigTables implements AutoCloseable {
  private final PostgresServer server;

  private BigTables(PostgresServer server) {
    this.server = server;
  }

  /** The schema with that many rows in its tables; {@code messages} in groups as well. */
  public static BigTables of(int users, int characters, int messages, int groups)
      throws SQLException {
    PostgresServer server = Servers.newPostgres();
    DatabaseSettings settings =
        new DatabaseSettings(
            Server.HOST,
            server.port(),
            PostgresServer.DATABASE,
            PostgresServer.USER,
            server.password());
    new Migrations(settings).run();
    GroupTables.create(server.dataSource());
    new ListIndexes(settings).build();
    BigTables tables = new BigTables(server);
    tables.run(
        "INSERT INTO users (username, password_hash, created_at)"
            + " SELECT 'user ' || n, '', n FROM generate_series(1, %d) AS n".formatted(users));
    tables.run(
        ("INSERT INTO group_chats (user_id, name, created_at, updated_at)"
                + " SELECT CASE n %% 20 WHEN 0 THEN 1 ELSE n %% %d + 1 END, 'group ' || n, n, n / 10"
                + " FROM generate_series(1, %d) AS n")
            .formatted(users, groups));
    tables.run(
        "INSERT INTO group_members (group_id, member_type, member_name, joined_at)"
            + " SELECT id, 'character', 'character ' || n, n"
            + " FROM group_chats CROSS JOIN generate_series(1, 2) AS n");
    tables.run(
        ("INSERT INTO group_messages (group_id, sender_type, sender_name, content, created_at)"
                + " SELECT CASE n %% 20 WHEN 0 THEN 1 ELSE n %% %d + 1 END, 'user', 'user 1',"
                + " repeat('你好 ', 20), n FROM generate_series(1, %d) AS n")
            .formatted(groups, messages));
    tables.fill(1, characters, messages);
    return tables;
  }

  private void fill(int user, int characters, int messages) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      fill(statement, user, characters, messages);
    }
  }

  /** Gives {@code user} that many characters, and to the first one of all that many messages. */
  public static void fill(Statement statement, int user, int characters, int messages)
      throws SQLException {
    statement.execute(
        ("INSERT INTO characters (user_id, name, created_at, updated_at)"
                + " SELECT %d, 'character ' || n, n, n / 10 FROM generate_series(1, %d) AS n")
            .formatted(user, characters));
    statement.execute(
        "INSERT INTO character_basic_info (character_id, brief_intro)"
            + " SELECT id, repeat('简介 ', 40) FROM characters WHERE user_id = "
            + user);
    statement.execute(
        ("INSERT INTO messages (user_id, character_id, role, content, created_at)"
                + " SELECT %1$d, (SELECT min(id) FROM characters WHERE user_id = %1$d), 'user',"
                + " repeat('你好 ', 20), n FROM generate_series(1, %2$d) AS n")
            .formatted(user, messages));
    statement.execute("ANALYZE");
  }

  private void run(String statement) throws SQLException {
    try (Connection connection = connect();
        Statement running = connection.createStatement()) {
      running.execute(statement);
    }
  }

  /** A connection to the database, which sends statements as they are. */
  public Connection connect() throws SQLException {
    PGSimpleDataSource source = server.dataSource().unwrap(PGSimpleDataSource.class);
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    return source.getConnection();
  }

  @Override
  public void close() {
    server.stop();
  }
}
