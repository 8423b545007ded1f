package io.fastnpc.tools.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.tools.servers.ServerFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void one_worker_listens_on_8080_where_nothing_is_said() {
    Options options = Options.of(Map.of());
    assertThat(options.httpPort()).isEqualTo(8080);
    assertThat(options.workers()).isEqualTo(1);
    assertThat(options.givenPostgres()).isFalse();
    assertThat(options.givenRedis()).isFalse();
  }

  @Test
  void a_server_that_is_named_is_used() {
    assertThat(Options.of(Map.of("POSTGRES_HOST", "db")).givenPostgres()).isTrue();
    assertThat(Options.of(Map.of("REDIS_HOST", "cache")).givenRedis()).isTrue();
    assertThat(Options.of(Map.of("REDIS_SENTINELS", "s1:26379")).givenRedis()).isTrue();
  }

  @Test
  void a_number_that_makes_no_sense_is_one_sentence() {
    assertThatThrownBy(() -> Options.of(Map.of("WORKERS", "two")))
        .isInstanceOf(ServerFailure.class)
        .hasMessage("WORKERS must be a whole number, not \"two\".");
    assertThatThrownBy(() -> Options.of(Map.of("WORKERS", "2", "HTTP_PORT", "65535")))
        .hasMessage("HTTP_PORT must be from 1 to 65534, not 65535.");
  }

  @Test
  void demo_users_with_a_known_password_are_not_made_in_a_database_of_somebody_else() {
    assertThat(Demo.wanted(Options.of(Map.of()))).isPresent();
    assertThat(Demo.wanted(Options.of(Map.of("POSTGRES_HOST", "db")))).isEmpty();
    assertThat(Demo.wanted(Options.of(Map.of("POSTGRES_HOST", "db", "FASTNPC_DEMO", "true"))))
        .isPresent();
  }

  @Test
  void a_flag_is_read_as_the_application_reads_flags() {
    assertThat(Demo.wanted(Options.of(Map.of("POSTGRES_HOST", "db", "FASTNPC_DEMO", "Yes "))))
        .isPresent();
    assertThat(Demo.wanted(Options.of(Map.of("FASTNPC_DEMO", "0")))).isEmpty();
    assertThatThrownBy(() -> Demo.wanted(Options.of(Map.of("FASTNPC_DEMO", "perhaps"))))
        .isInstanceOf(ServerFailure.class)
        .hasMessage("FASTNPC_DEMO must be true or false, not \"perhaps\".");
  }

  @Test
  void a_name_that_the_locale_has_destroyed_is_refused() {
    Options options = Options.of(Map.of("FASTNPC_ADMIN_USER", "\uFFFD\uFFFD"));
    assertThatThrownBy(() -> options.get("FASTNPC_ADMIN_USER", "admin"))
        .hasMessageContaining("FASTNPC_ADMIN_USER has a character that Java cannot read");
  }
}
