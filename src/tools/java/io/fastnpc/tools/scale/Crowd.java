package io.fastnpc.tools.scale;

import io.fastnpc.resources.Resources;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Users called person-1 and so on, all with as many characters, and everything else that grows with
 * them.
 *
 * @param users how many
 * @param characters of all together
 */
public record Crowd(int users, int characters) {
  private static final String MAKE = Resources.text(Crowd.class, "crowd.sql");

  /** Somebody in the middle, of whom there is no more than of others. */
  static final int SOMEBODY = 77;

  /**
   * Fills the application's tables and those of group chat, which must be there and empty, and
   * leaves it to others to gather statistics.
   *
   * @param database of a superuser
   */
  public void fill(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET scale.users = " + users);
      statement.execute("SET scale.characters = " + characters);
      statement.execute(MAKE);
    }
  }
}
