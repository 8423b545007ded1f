package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker started with {@code payara/closed.asadmin}. */
class ClosedIT {
  private static Installation installation;

  @BeforeAll
  static void start() {
    String commands = BuiltFile.HOME.path().resolve("payara/closed.asadmin").toString();
    installation =
        Installation.ofWorkers(1).arguments(List.of("--postbootcommandfile", commands)).start();
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/health", "/health/ready", "/openapi"})
  void strangers_find_nothing_for_machines(String path) {
    assertThat(RestClient.at(installation.address(0)).get(path).status()).isIn(403, 404);
  }

  @Test
  void users_are_served() {
    SignedIn user = SignedIn.as("user", installation.address(0));
    assertThat(user.client().get("/api/me/settings").status()).isEqualTo(200);
  }
}
