package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.tools.servers.Servers;
import io.fastnpc.trouble.LogLines;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that are not such as the application makes or adopts them. */
class ForeignDatabaseTest {
  private static final String HISTORY =
      "CREATE TABLE orders (id INT); CREATE TABLE flyway_schema_history ("
          + "installed_rank INT PRIMARY KEY, version VARCHAR(50), description VARCHAR(200) NOT NULL,"
          + " type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INT,"
          + " installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT now(),"
          + " execution_time INT NOT NULL, success BOOLEAN NOT NULL);"
          + "INSERT INTO flyway_schema_history VALUES (1, ";
  private static final String REST = ", 12345, 'somebody', now(), 1, true)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'1', 'create orders', 'SQL', 'V1__create_orders.sql'",
        "'1.1', 'create orders', 'SQL', 'V1.1__create_orders.sql'",
        "'20240101', 'create orders', 'SQL', 'V20240101__create_orders.sql'",
        "'1', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>'",
        "NULL, 'views', 'SQL', 'R__views.sql'"
      })
  void the_history_of_another_application_is_told_apart(String row) throws Exception {
    TestDatabase database = TestDatabase.empty();
    database.run(HISTORY + row + REST);
    refused(database, "another application", "CREATE DATABASE", "POSTGRES_DB");
    assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        .as("nothing was made")
        .containsExactlyInAnyOrder("orders", "flyway_schema_history");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET success = false WHERE version = '6' | WHERE NOT success",
        "SET checksum = 1 WHERE version = '6' | restore a backup",
        "SET version = '1000' WHERE version = '3' | restore a backup"
      })
  void a_history_that_does_not_fit_comes_with_a_way_out(String change, String advice)
      throws Exception {
    TestDatabase database = TestDatabase.migrated();
    database.run("UPDATE flyway_schema_history " + change);
    refused(database, "The schema at", advice);
  }

  @Test
  void a_schema_of_a_newer_release_is_used_with_a_warning() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    database.run(
        "INSERT INTO flyway_schema_history"
            + " VALUES (99, '99', 'new', 'SQL', 'V99__new.sql'"
            + REST);
    try (LogLines log = new LogLines("io.fastnpc.database")) {
      new Migrations(database.settings()).run();
      assertThat(log.soFar()).anyMatch(line -> line.contains("schema to version 99"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQL_ASCII", "LATIN1", "EUC_CN"})
  void an_encoding_without_all_letters_is_refused(String encoding) throws Exception {
    String name = "encoded_" + UUID.randomUUID().toString().replace("-", "");
    TestDatabase.empty()
        .run(
            "CREATE DATABASE %s ENCODING '%s' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
                .formatted(name, encoding));
    refused(
        new TestDatabase(Servers.postgres().settings(name)),
        "is encoded in " + encoding,
        "CREATE DATABASE",
        "UTF8");
  }

  private static void refused(TestDatabase database, String... parts) {
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> new Migrations(database.settings()).run())
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage())
                    .contains(parts)
                    .doesNotContain("run repair", "outOfOrder", "\n"));
  }
}
