package io.fastnpc.tools.scenarios;

import static io.fastnpc.database.Argument.arg;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.fastnpc.database.Sql;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Users with characters in an {@link Installation} that is measured. */
public final class TestUsers {
  private static final Sql MAKE = Sql.of(TestUsers.class, "test-users");
  private static final String PASSWORD = "correct horse";

  /** As cheap as bcrypt goes: a hundred log-ins are no part of any measurement. */
  private static final int COST = 4;

  private TestUsers() {}

  /** Creates {@code count} users called person-1, …, each with {@code characters} npc-1, …. */
  public static void create(Installation in, int count, int characters) throws SQLException {
    byte[] hash =
        BCrypt.with(BCrypt.Version.VERSION_2B)
            .hash(COST, PASSWORD.getBytes(StandardCharsets.US_ASCII));
    try (Connection connection = in.postgres().dataSource().getConnection();
        PreparedStatement statement =
            MAKE.prepare(
                connection,
                arg("hash", new String(hash, StandardCharsets.US_ASCII)),
                arg("people", count),
                arg("each", characters))) {
      statement.executeUpdate();
    }
  }

  /** The clients of the first {@code count} users, logged in at the first worker. */
  public static Stream<RestClient> logIn(Installation at, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> logIn(at, "person-" + number));
  }

  private static RestClient logIn(Installation at, String username) {
    RestClient browser = RestClient.at(at.address(0));
    RestClient.Answer answer =
        browser.postPatiently("/auth/login", Map.of("username", username, "password", PASSWORD));
    if (answer.status() != 200) {
      throw new IllegalStateException(username + " cannot log in: " + answer.text());
    }
    return browser;
  }
}
