package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.config.DatabaseTls;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.SelfSigned;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each mode of TLS promises, on a PostgreSQL that speaks it. */
class PostgresTlsTest {
  private static final String ENCRYPTED =
      "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";

  @TempDir private static Path folder;

  private static PostgresServer server;
  private static SelfSigned certificate;

  @BeforeAll
  static void start() {
    server = Servers.newPostgres();
    certificate = SelfSigned.in(folder.resolve("certificate"));
    server.speakTls(certificate);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"disable, false", "prefer, true", "require, true"})
  void a_mode_encrypts_or_does_not(String mode, boolean encrypted) throws SQLException {
    assertThat(encrypts(settings(Server.HOST, mode, Optional.empty()))).isEqualTo(encrypted);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, verify-ca", "127.0.0.1, verify-full", "localhost, verify-ca"})
  void the_authority_that_is_named_is_trusted(String host, String mode) throws SQLException {
    assertThat(encrypts(settings(host, mode, Optional.of(certificate.certificate())))).isTrue();
  }

  @Test
  void nobody_else_is() {
    Path other = SelfSigned.in(folder.resolve("other")).certificate();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> encrypts(settings(Server.HOST, "verify-ca", Optional.of(other))));
  }

  @Test
  void a_full_check_includes_the_name() {
    Optional<Path> authorities = Optional.of(certificate.certificate());
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> encrypts(settings("localhost", "verify-full", authorities)));
  }

  @Test
  void migrations_are_encrypted_too() {
    Path other = SelfSigned.in(folder.resolve("another")).certificate();
    new Migrations(settings(Server.HOST, "verify-full", Optional.of(certificate.certificate())))
        .run();
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(
            () -> new Migrations(settings(Server.HOST, "verify-full", Optional.of(other))).run())
        .withMessageContaining("POSTGRES_SSLMODE");
  }

  private static boolean encrypts(DatabaseSettings settings) throws SQLException {
    try (Connection connection = DirectConnections.to(settings).getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(ENCRYPTED)) {
      return found.next() && found.getBoolean(1);
    }
  }

  private static DatabaseSettings settings(String host, String mode, Optional<Path> authorities) {
    DatabaseSettings plain = server.settings();
    return new DatabaseSettings(
        host,
        plain.port(),
        plain.database(),
        plain.user(),
        plain.password(),
        new DatabaseTls(mode, authorities));
  }
}
