package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords as PostgreSQL itself checks them. */
class ConfiguredDataSourceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "p${HOME}w",
        " blanks at both ends ",
        "\\back\\\\slash\\n",
        "'single' \"double\" `back`",
        "#%41 100% $$ :,;=&?@/+!",
        "口令",
        "${ENV=HOME}${MPCONFIG=HOME}"
      })
  void it_logs_in_as_configured_whomever_the_container_names(String odd) throws SQLException {
    TestDatabase database = TestDatabase.empty();
    String role = odd.replace("'", "") + UUID.randomUUID();
    database.run("CREATE ROLE " + identifier(role) + " LOGIN PASSWORD '" + quoted(odd) + "'");
    database.run("CREATE DATABASE " + identifier(role));
    DatabaseSettings shared = database.settings();
    ConfiguredDataSource source =
        new ConfiguredDataSource(
            new DatabaseSettings(shared.host(), shared.port(), role, role, odd));
    source.setUser("");
    source.setPassword("");
    try (Connection connection = source.getConnection("", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_user, current_database()")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo(row.getString(2)).isEqualTo(role);
    }
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String quoted(String text) {
    return text.replace("'", "''");
  }
}
