package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresVersionTest {
  @Test
  void a_server_that_is_too_old_is_named_with_the_cure() {
    assertThatThrownBy(() -> Migrations.requireVersion(13))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessage(
            "PostgreSQL 13 is too old: upgrade it to 14 or newer, with pg_upgrade or a dump and"
                + " restore");
    assertThatCode(() -> Migrations.requireVersion(14)).doesNotThrowAnyException();
  }
}
