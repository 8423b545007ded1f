package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker started with {@code payara/closed.asadmin}. */
class ClosedIT {
  private static RedisServer redis;

  private static PostgresServer postgres;

  private static PayaraWorker worker;

  @BeforeAll
  static void start() {
    redis = Servers.newRedis();
    postgres = Servers.newPostgres();
    String commands = BuiltFile.HOME.path().resolve("payara/closed.asadmin").toString();
    worker =
        Servers.newWorker(
            PayaraWorker.Software.built().with(List.of("--postbootcommandfile", commands)),
            Servers.environment(postgres, redis));
  }

  @AfterAll
  static void stop() {
    worker.close();
    redis.close();
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/health", "/health/ready", "/openapi"})
  void strangers_find_nothing_for_machines(String path) {
    assertThat(RestClient.at(worker.address()).get(path).status()).isIn(403, 404);
  }

  @Test
  void users_are_served() {
    SignedIn user = SignedIn.as("user", worker.address());
    assertThat(user.browser().get("/api/me/settings").status()).isEqualTo(200);
  }
}
