package io.fastnpc.database;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.tools.servers.GroupTables;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A PostgreSQL of its own with many rows: users called {@code user 1} and so on, and of everything
 * else every twentieth row is the first user's, with the first character, in the first group. The
 * rows of others lie between them, as they do where many are busy.
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
    DatabaseSettings settings = server.settings();
    new Migrations(settings).run();
    GroupTables.create(server.dataSource());
    new ListIndexes(settings).build();
    BigTables tables = new BigTables(server);
    tables.run(
        "INSERT INTO users (username, password_hash, created_at)"
            + " SELECT 'user ' || n, '', n FROM generate_series(1, %d) AS n".formatted(users));
    try (Connection connection = tables.connect();
        Statement statement = connection.createStatement()) {
      fillGroups(statement, users, groups, messages);
      fill(statement, mostlyOthers(users), characters);
      fill(statement, mostlyOthers(users), mostlyOthers(characters), messages);
    }
    return tables;
  }

  /** The number 1 for every twentieth {@code n}, and others up to {@code most} for the rest. */
  private static String mostlyOthers(int most) {
    return "CASE n % 20 WHEN 0 THEN 1 ELSE n % " + most + " + 1 END";
  }

  private static void fillGroups(Statement statement, int users, int groups, int messages)
      throws SQLException {
    statement.execute(
        ("INSERT INTO group_chats (user_id, name, created_at, updated_at)"
                + " SELECT %s, 'group ' || n, n, n / 10 FROM generate_series(1, %d) AS n")
            .formatted(mostlyOthers(users), groups));
    statement.execute(
        "INSERT INTO group_members (group_id, member_type, member_name, joined_at)"
            + " SELECT id, 'character', 'character ' || n, n"
            + " FROM group_chats CROSS JOIN generate_series(1, 2) AS n");
    statement.execute(
        ("INSERT INTO group_messages (group_id, sender_type, sender_name, content, created_at)"
                + " SELECT %s, 'user', 'user 1', repeat('你好 ', 20), n"
                + " FROM generate_series(1, %d) AS n")
            .formatted(mostlyOthers(groups), messages));
  }

  /** Gives {@code user} that many characters, and to the first one of all that many messages. */
  public static void fill(Statement statement, int user, int characters, int messages)
      throws SQLException {
    String owner = Integer.toString(user);
    fill(statement, owner, characters);
    String first = "(SELECT min(id) FROM characters WHERE user_id = " + owner + ")";
    fill(statement, owner, first, messages);
  }

  private static void fill(Statement statement, String owner, int characters) throws SQLException {
    statement.execute(
        ("INSERT INTO characters (user_id, name, created_at, updated_at)"
                + " SELECT %s, 'character ' || n, n, n / 10 FROM generate_series(1, %d) AS n")
            .formatted(owner, characters));
    statement.execute(
        "INSERT INTO character_basic_info (character_id, brief_intro)"
            + " SELECT id, repeat('简介 ', 40) FROM characters");
  }

  private static void fill(Statement statement, String owner, String character, int messages)
      throws SQLException {
    statement.execute(
        ("INSERT INTO messages (user_id, character_id, role, content, created_at)"
                + " SELECT %s, %s, 'user', repeat('你好 ', 20), n FROM generate_series(1, %d) AS n")
            .formatted(owner, character, messages));
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
