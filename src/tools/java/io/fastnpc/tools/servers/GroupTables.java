package io.fastnpc.tools.servers;

import io.fastnpc.resources.Resources;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The tables of group chat, which the existing product makes beside the application's schema. */
public final class GroupTables {
  private static final String CREATE = Resources.text(GroupTables.class, "group-tables.sql");

  private GroupTables() {}

  /** Makes them, without what later releases of the product added. */
  public static void create(DataSource database) throws SQLException {
    run(database, CREATE);
  }

  /** Removes them with all groups. */
  public static void drop(DataSource database) throws SQLException {
    run(database, "DROP TABLE IF EXISTS group_messages, group_members, group_chats");
  }

  private static void run(DataSource database, String statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }
}
