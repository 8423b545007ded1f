package io.fastnpc.tools.load;

import io.fastnpc.database.Sql;
import io.fastnpc.tools.scenarios.TestUsers;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Users to send requests for, with characters 角色1 to 角色10, the tenth a large one. */
final class LoadUsers {
  private static final int USERS = 100;
  private static final int CHARACTERS = 10;
  private static final Sql GROW = Sql.of(LoadUsers.class, "grow");

  private LoadUsers() {}

  /** Creates them and returns their cookies. */
  static List<String> logIn(Installation installation) throws SQLException {
    TestUsers.create(installation, USERS, CHARACTERS);
    try (Connection connection = installation.postgres().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(GROW.text());
      statement.execute("ANALYZE");
    }
    return TestUsers.logIn(installation, USERS).map(RestClient::cookie).toList();
  }
}
