package io.fastnpc.http.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.deployment.InContainer;
import io.fastnpc.trouble.Troubles;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In the container, since answers are made by the JAX-RS implementation. */
class DatabaseErrorsIT extends InContainer {
  @Test
  void what_cannot_be_stored_is_the_client_s_mistake() {
    assertThat(answer("22021").getStatus()).isEqualTo(400);
  }

  @Test
  void who_comes_second_is_told_to_look_again() {
    assertThat(answer("23503").getStatus()).isEqualTo(409);
  }

  @Test
  void a_wrong_statement_is_a_mistake_of_the_program() {
    assertThat(answer("42601").getStatus()).isEqualTo(500);
  }

  @Test
  void a_database_that_is_away_is_so_for_a_while_only() {
    assertThat(answer("08006").getStatus()).isEqualTo(503);
    assertThat(answer("57014").getStatus()).isEqualTo(503);
    assertThat(answer(null).getStatus()).isEqualTo(503);
    assertThat(answer("08006").getHeaderString("Retry-After")).isEqualTo("1");
  }

  @Test
  void the_client_learns_an_id_and_nothing_of_the_failure() {
    assertThat(answer("08006").getEntity())
        .isInstanceOfSatisfying(
            ErrorBody.class,
            body -> assertThat(body.error()).matches("数据库暂时不可用，请稍后再试（编号 [0-9a-f]{8}）"));
  }

  private static Response answer(@Nullable String sqlState) {
    SQLException cause = new SQLException("secret", sqlState);
    return DatabaseErrors.answer(
        new DatabaseFailure("a statement", cause), new RequestFailures(Troubles.onSystemClock()));
  }
}
