package io.fastnpc.database;

import static io.fastnpc.config.CommitBounds.LOG_OPTIONS;
import static io.fastnpc.config.CommitBounds.LOG_SOCKET_SECONDS;
import static io.fastnpc.config.CommitBounds.LOG_STATEMENT_MILLIS;
import static io.fastnpc.config.CommitBounds.OPTIONS;
import static io.fastnpc.config.CommitBounds.SOCKET_SECONDS;
import static io.fastnpc.config.CommitBounds.STATEMENT_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.Servers;
import jakarta.annotation.sql.DataSourceDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The time limits, wherever they are written, and as PostgreSQL has them in force. */
class CommitLimitsTest {
  @Test
  void a_connection_with_our_options_keeps_all() {
    assertThat(new CommitLimits(connecting(OPTIONS), connecting(LOG_OPTIONS)).unkept()).isEmpty();
  }

  @Test
  void a_stricter_limit_will_do() {
    String strict = OPTIONS + " -c statement_timeout=1500ms";
    assertThat(new CommitLimits(connecting(strict), connecting(strict)).unkept()).isEmpty();
  }

  @Test
  void options_that_a_pooler_has_dropped_are_named() {
    assertThat(new CommitLimits(connecting(""), connecting("")).unkept())
        .containsExactlyInAnyOrder(
            "idle_in_transaction_session_timeout=0 instead of 3000 on connections of requests",
            "statement_timeout=0 instead of 5000 on connections of requests",
            "client_connection_check_interval=0 instead of 1000 on connections of requests",
            "idle_in_transaction_session_timeout=0 instead of 3000 on connections of the"
                + " invalidation log",
            "statement_timeout=0 instead of 4000 on connections of the invalidation log");
  }

  @Test
  void a_limit_that_is_too_long_is_named() {
    String lax = OPTIONS + " -c statement_timeout=1min";
    assertThat(new CommitLimits(connecting(lax), connecting(LOG_OPTIONS)).unkept())
        .containsExactly("statement_timeout=60000 instead of 5000 on connections of requests");
  }

  private static Database connecting(String options) {
    PGSimpleDataSource source = (PGSimpleDataSource) Servers.postgres().dataSource();
    source.setOptions(options);
    return new Database(source);
  }

  @ParameterizedTest
  @CsvSource({
    "io.fastnpc.database.SchemaAtStartup, java:app/jdbc/fastnpc",
    "io.fastnpc.cache.cdi.CacheWiring, java:app/jdbc/fastnpc-cache"
  })
  void the_pools_of_the_application_ask_for_them(String owner, String name) throws Exception {
    DataSourceDefinition pool = Class.forName(owner).getAnnotation(DataSourceDefinition.class);
    assertThat(pool.name()).isEqualTo(name);
    boolean ofLog = name.endsWith("cache");
    assertThat(pool.properties())
        .contains("options=" + (ofLog ? LOG_OPTIONS : OPTIONS))
        .contains("socketTimeout=" + (ofLog ? LOG_SOCKET_SECONDS : SOCKET_SECONDS));
  }

  @Test
  void the_pool_of_the_server_asks_for_them() throws Exception {
    assertThat(Files.readString(Path.of("payara/pool.asadmin")))
        .contains("--datasourceclassname " + PoolSettings.CLASS + " ")
        .doesNotContain("options=", "socketTimeout");
    ConfiguredDataSource source = new ConfiguredDataSource(Servers.postgres().settings());
    assertThat(source.getOptions()).isEqualTo(OPTIONS);
    assertThat(source.getSocketTimeout()).isEqualTo(SOCKET_SECONDS);
  }

  @Test
  void no_network_time_out_comes_before_the_servers() {
    assertThat(Duration.ofSeconds(SOCKET_SECONDS))
        .isGreaterThan(Duration.ofMillis(STATEMENT_MILLIS));
    assertThat(Duration.ofSeconds(LOG_SOCKET_SECONDS))
        .isGreaterThan(Duration.ofMillis(LOG_STATEMENT_MILLIS));
  }
}
