package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTlsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"disable", "prefer", "require"})
  void modes_that_check_nobody_need_no_authorities(String mode) {
    assertThat(new DatabaseTls(mode, Optional.empty()).mode()).isEqualTo(mode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "true", "Require", "verify_full"})
  void a_mode_that_postgres_does_not_know_is_told(String mode) {
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> new DatabaseTls(mode, Optional.empty()))
        .withMessageContaining("POSTGRES_SSLMODE must be one of disable, prefer, require");
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify-ca", "verify-full"})
  void who_checks_needs_authorities(String mode) throws IOException {
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> new DatabaseTls(mode, Optional.empty()))
        .withMessageContaining("POSTGRES_SSLROOTCERT must name a file");
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    for (Path file : new Path[] {empty, folder.resolve("missing.pem")}) {
      assertThatExceptionOfType(InvalidSetting.class)
          .isThrownBy(() -> new DatabaseTls(mode, Optional.of(file)))
          .withMessageContaining(file.toString());
    }
  }

  @Test
  void authorities_that_nobody_looks_at_are_a_mistake() {
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> new DatabaseTls("require", Optional.of(folder)))
        .withMessageContaining("verify-ca or verify-full");
  }
}
