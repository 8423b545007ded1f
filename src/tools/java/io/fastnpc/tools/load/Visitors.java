package io.fastnpc.tools.load;

import io.fastnpc.database.Sql;
import io.fastnpc.tools.scenarios.Bed;
import io.fastnpc.tools.scenarios.People;
import io.fastnpc.tools.servers.RestClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The users that requests are made for, with characters 角色1 to 角色10, the tenth a large one. */
final class Visitors {
  private static final int USERS = 100;
  private static final int CHARACTERS = 10;
  private static final Sql GROW = Sql.of(Visitors.class, "grow");

  private Visitors() {}

  /** Makes them and returns their cookies. */
  static List<String> logIn(Bed bed) throws SQLException {
    People.move(bed, USERS, CHARACTERS);
    try (Connection connection = bed.postgres().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(GROW.text());
      statement.execute("ANALYZE");
    }
    return People.logIn(bed, USERS).map(RestClient::cookie).toList();
  }
}
