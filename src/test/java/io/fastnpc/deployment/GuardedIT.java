package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose operator has Payara ask for a password where its figures are. */
class GuardedIT {
  @TempDir private Path folder;

  @Test
  void what_payara_is_told_to_guard_is_guarded() throws IOException {
    Path commands =
        Files.writeString(
            folder.resolve("guarded.asadmin"),
            "set-metrics-configuration --securityenabled=true --dynamic=true\n");
    try (Installation installation =
        Installation.ofWorkers(1)
            .arguments(List.of("--postbootcommandfile", commands.toString()))
            .start()) {
      RestClient stranger = RestClient.at(installation.address(0));
      assertThat(stranger.get("/metrics").status()).isIn(401, 403);
      assertThat(stranger.get("/health/ready").status()).isEqualTo(200);
    }
  }
}
