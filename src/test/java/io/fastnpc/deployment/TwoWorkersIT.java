package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A second worker on the same PostgreSQL and Redis: what one writes, the other answers. */
class TwoWorkersIT extends OverHttp {
  private static Installation second;

  @BeforeAll
  static void start() {
    second =
        Installation.ofWorkers(1)
            .givenPostgres(Servers.postgres().environment())
            .givenRedis(Servers.redis().environment())
            .start();
  }

  @AfterAll
  static void stop() {
    second.close();
  }

  @Test
  void two_workers_agree_after_an_update() {
    RestClient here = signedIn("alice").client();
    RestClient there = here.on(second());
    for (int round = 0; round < 10; round++) {
      String profile = "round " + round;
      RestClient writer = round % 2 == 0 ? here : there;
      RestClient reader = round % 2 == 0 ? there : here;
      reader.get("/api/me/settings"); // fills what the write must make stale
      assertThat(writer.put("/api/me/settings", Map.of("profile", profile)).status())
          .isEqualTo(200);
      assertThat(settingsOf(reader)).isEqualTo(profile);
      assertThat(settingsOf(writer)).isEqualTo(profile);
    }
  }

  @Test
  void a_password_change_ends_sessions_on_the_other_worker_at_once() {
    SignedIn bob = signedIn("bob");
    RestClient elsewhere = RestClient.at(second());
    elsewhere.post(
        "/auth/login", Map.of("username", bob.username(), "password", SignedIn.PASSWORD));
    assertThat(elsewhere.get("/auth/me").status()).isEqualTo(200);
    bob.client()
        .put(
            "/api/me/password",
            Map.of("old_password", SignedIn.PASSWORD, "new_password", "another horse"));
    assertThat(elsewhere.get("/auth/me").status()).isEqualTo(401);
  }

  private static URI second() {
    return second.address(0);
  }

  private static String settingsOf(RestClient browser) {
    return browser.get("/api/me/settings").body().at("/settings/profile").asText();
  }
}
