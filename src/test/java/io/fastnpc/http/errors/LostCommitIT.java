package io.fastnpc.http.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A backend that ends in the middle of a COMMIT, as by a crash or an administrator; on servers of
 * its own, since the connection stays in the pool for a second.
 */
class LostCommitIT {
  private static final String SETTINGS = "/api/me/settings";
  private static final String FATAL = "the backend dies at the commit of this";

  private static Installation installation;

  @BeforeAll
  static void start() throws SQLException {
    installation = Installation.ofWorkers(1).start();
    try (Connection connection = installation.postgres().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$"
              + " BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;"
              + " CREATE CONSTRAINT TRIGGER die AFTER INSERT OR UPDATE ON user_settings"
              + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.profile = '"
              + FATAL
              + "') EXECUTE FUNCTION die()");
    }
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void the_client_is_told_to_try_again_and_readers_see_the_database() {
    RestClient user = SignedIn.as("writer", installation.address(0)).client();
    assertThat(user.get(SETTINGS).status()).isEqualTo(200);
    Answer lost = user.put(SETTINGS, Map.of("profile", FATAL));
    assertThat(lost.status()).isEqualTo(503);
    assertThat(lost.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(lost.body().path("error").asText()).startsWith("数据库暂时不可用，请稍后再试");
    JsonNode read = user.until(SETTINGS, answer -> answer.has("settings"));
    assertThat(read.at("/settings/profile").isNull()).isTrue();
  }
}
