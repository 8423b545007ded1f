package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.database.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeploymentIT extends InContainer {
  private static final String LISTENING = "0A";
  private static final String LOOPBACK = "(0{16}FFFF0000)?0100007F:.*|0{24}01000000:.*";

  @Inject private Database database;

  @Test
  void beans_of_the_application_are_injected_into_tests() {
    assertThat(database).isNotNull();
  }

  /** Payara's own Hazelcast does, unless it is told not to start. */
  @Test
  void nothing_in_the_worker_listens_beyond_loopback() throws IOException {
    Set<String> sockets = new HashSet<>();
    try (DirectoryStream<Path> descriptors =
        Files.newDirectoryStream(Path.of("/proc/self/fd"), Files::isSymbolicLink)) {
      for (Path descriptor : descriptors) {
        sockets.add(Files.readSymbolicLink(descriptor).toString());
      }
    }
    List<String> listening = new ArrayList<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns[3].equals(LISTENING) && sockets.contains("socket:[" + columns[9] + "]")) {
          listening.add(columns[1]);
        }
      }
    }
    assertThat(listening).isNotEmpty().allMatch(address -> address.matches(LOOPBACK));
  }
}
