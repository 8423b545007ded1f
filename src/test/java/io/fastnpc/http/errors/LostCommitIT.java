package io.fastnpc.http.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend that ends in the middle of a COMMIT, as by a crash or an administrator. */
class LostCommitIT extends OverHttp {
  private static final String FATAL = "the backend dies at the commit of this";

  @BeforeEach
  void prepare() throws SQLException {
    execute(
        "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$"
            + " BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;"
            + " CREATE CONSTRAINT TRIGGER die AFTER INSERT OR UPDATE ON user_settings"
            + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.profile = '"
            + FATAL
            + "') EXECUTE FUNCTION die()");
  }

  @AfterEach
  void restore() throws SQLException {
    execute("DROP FUNCTION die() CASCADE");
  }

  @Test
  void the_client_is_told_to_try_again_and_readers_see_the_database() {
    SignedIn user = signedIn("writer");
    assertThat(user.client().get("/api/me/settings").status()).isEqualTo(200);
    Answer lost = user.client().put("/api/me/settings", Map.of("profile", FATAL));
    assertThat(lost.status()).isEqualTo(503);
    assertThat(lost.body().path("error").asText()).startsWith("数据库暂时不可用，请稍后再试");
    Answer read = user.client().get("/api/me/settings");
    assertThat(read.body().at("/settings/profile").isNull()).isTrue();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = Servers.postgres().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
