package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Migrations that some installation has applied never change again: Flyway compares its note of
 * what ran with what it finds, and refuses to start the application where they differ.
 *
 * <p>A new migration is added here in the commit that adds it.
 */
class FrozenMigrationsTest {
  /** The SHA-256 of each file, its lines ended by {@code \n}. */
  private static final Map<String, String> FROZEN =
      Map.ofEntries(
          Map.entry(
              "V1__schema.sql", "d9f6f29f049316125233efe695779faf4dc55b9ecded7ce9878ab53a19b51774"),
          Map.entry(
              "V2__cache_log.sql",
              "6b2fb780d631fd9b78cc9a75bc6e439baac2f4981c1a3ddc6bed6818a0c22ad5"),
          Map.entry(
              "V3__cache_history.sql",
              "052b577fb27e2b1473a322885b27eaaf9c88bfecca1bda1bc8a70930d1c3f24a"),
          Map.entry(
              "V4__cache_log_of_bulk_writes.sql",
              "25244bf6441361c54b83c19de71d1d636a2b155d53c6d966cfc6c509880137d0"),
          Map.entry(
              "V5__cache_log_watched.sql",
              "15e6deb1448de2c66d99b8887cc6a4fe0f6366e6e66624fffb752158ed88b4ee"),
          Map.entry(
              "V6__sessions.sql",
              "58ebc20bc3f1db7db8de8b9ca57070fe919b994e784256c64f4d458a3020e93d"),
          Map.entry(
              "V7__open_sessions.sql",
              "81b4d8d625945819ece2b6b8561f544a01333a555379dfc4ba94abd85f91dcdc"),
          Map.entry(
              "V8__administration.sql",
              "f7243ea8be99154ffd97236bd3fe6aeb210bf407cc8f930c279323794b70a055"),
          Map.entry(
              "V9__audit.sql", "706069fe5309117da3e612c9a8ae508e237196b16bb85e13b6d46cd0e5277ce4"),
          Map.entry(
              "V10__cache_minutes.sql",
              "ca95b6c67685148c7c5461b572c42a71a1e8b6744e188f3d660243de164961d9"),
          Map.entry(
              "V11__incidents.sql",
              "c42f8252f739700ff5a8b0dd4dc055ebff4c38d2f833ad0b0f07e0a5c1c0aece"),
          Map.entry(
              "V12__epochs.sql",
              "41e3568b8669323f579a80913f96e719773fb5ebb45d334690196a5accfd9417"),
          Map.entry(
              "V13__copies.sql",
              "10b24460d66febce7c9b87709f9e0bccf358678bf182ab88a96b572b48b596c9"),
          Map.entry(
              "V14__epochs_at_less_cost.sql",
              "745975a3ebff141983f4436a14a957e07d22440b20eb320439c74db012692ff2"),
          Map.entry(
              "V15__restored_rows.sql",
              "b0a5d768a74d6d813314cb4e6391d54c429dea5e9d0d1669bf1bcd2e7b46b652"));

  @Test
  void what_has_been_applied_somewhere_is_as_it_was() throws Exception {
    assertThat(checksums())
        .as("put the change into a new migration, and its checksum into this test")
        .isEqualTo(FROZEN);
  }

  private static Map<String, String> checksums() throws IOException, URISyntaxException {
    URL folder =
        Objects.requireNonNull(FrozenMigrationsTest.class.getResource("/db/migration"), "folder");
    Map<String, String> checksums = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      for (Path file : files.toList()) {
        checksums.put(String.valueOf(file.getFileName()), checksum(file));
      }
    }
    return checksums;
  }

  private static String checksum(Path file) throws IOException {
    byte[] text = Files.readString(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
