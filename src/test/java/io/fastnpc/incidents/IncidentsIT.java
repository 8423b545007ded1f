package io.fastnpc.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.browser.Chromium;
import io.fastnpc.tools.browser.Page;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Incidents of a whole installation, by REST and on the pages. */
class IncidentsIT {
  private static final String INCIDENTS = "/admin/cache/incidents";

  private static Installation installation;
  private static RestClient administrator;

  @BeforeAll
  static void start() {
    installation = Installation.ofWorkers(2).start();
    administrator = SignedIn.asAdministrator(installation.address(0)).client();
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  /** What another test did may last a little longer, and would be told of as well. */
  @BeforeEach
  void waitUntilAllIsWell() {
    administrator.until(INCIDENTS + "?open=true", answer -> answer.at("/items").isEmpty());
  }

  /** Does {@code look} once both workers have noticed that Redis is gone, and brings it back. */
  private static void withoutRedis(Runnable look) {
    installation.redis().kill();
    try {
      administrator.until(
          INCIDENTS + "?open=true&kind=CACHE_BYPASSED",
          answer ->
              answer.at("/items").size() == 1
                  && answer.at("/items/0/kind").asText().equals("REDIS_AWAY")
                  && answer.at("/items/0/workers").size() == 2);
      look.run();
    } finally {
      installation.redis().start();
    }
    administrator.until(INCIDENTS, answer -> answer.at("/items/0/state").asText().equals("closed"));
  }

  @Test
  void a_redis_that_is_gone_is_one_incident_of_both_workers_until_it_is_back() {
    withoutRedis(() -> {});
  }

  @Test
  void the_pages_show_it_in_their_language() {
    assumeTrue(Chromium.installed().isPresent(), Chromium.MISSING);
    withoutRedis(
        () -> {
          shows("zh", "Redis 没有响应", "持续中");
          shows("en", "Redis does not answer", "Ongoing");
        });
  }

  @Test
  void the_page_opens_while_postgresql_is_gone_and_shows_what_its_worker_sees() {
    assumeTrue(Chromium.installed().isPresent(), Chromium.MISSING);
    Page page = new Page(Chromium.installed().get().open("en", 1280, 900), installation.address(0));
    page.logIn(Servers.ADMINISTRATOR, SignedIn.PASSWORD);
    installation.postgres().kill();
    try {
      page.waitFor(
          () -> {
            page.window().get(installation.address(0).resolve("/admin/incidents.xhtml").toString());
            return page.text("found").contains("PostgreSQL does not answer. Shown are")
                && page.text("found").contains("Ongoing");
          });
    } finally {
      installation.postgres().start();
      page.close();
    }
    administrator.until(
        INCIDENTS + "?kind=POSTGRES_AWAY", answer -> answer.at("/items").size() >= 1);
  }

  @Test
  void it_says_how_many_requests_users_saw_fail_and_how_many_of_them_were_writes() {
    RestClient user = SignedIn.as("counted", installation.address(0)).client();
    RestClient other = SignedIn.asAdministrator(installation.address(1)).client();
    installation.postgres().kill();
    try {
      for (int i = 0; i < 6; i++) {
        assertThat(user.put("/api/me/settings", Map.of("profile", "p" + i)).status())
            .isEqualTo(503);
      }
      for (int i = 0; i < 4; i++) {
        assertThat(user.get("/api/characters/npc-" + i + "/profile").status()).isEqualTo(503);
      }
      assertThat(user.get("/health/ready").status()).isEqualTo(503);
      assertThat(user.get("/nowhere").status()).isEqualTo(404);
    } finally {
      installation.postgres().start();
    }
    other.until(
        INCIDENTS + "?kind=REQUESTS_FAILING",
        answer -> harm(answer, installation.address(0).getPort()).equals("10 6"));
  }

  private static String harm(JsonNode answer, int port) {
    return StreamSupport.stream(answer.at("/items/0/workers").spliterator(), false)
        .filter(worker -> worker.path("name").asText().endsWith(":" + port))
        .map(it -> it.path("failed_answers").asText() + " " + it.path("failed_writes").asText())
        .collect(Collectors.joining());
  }

  @Test
  void what_makes_no_sense_is_refused() {
    for (String wrong : new String[] {"kind=moon", "from=now", "before=x", "limit=0"}) {
      assertThat(administrator.get(INCIDENTS + "?" + wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  private static void shows(String language, String... texts) {
    try (Page page =
        new Page(
            Chromium.installed().orElseThrow().open(language, 1280, 900),
            installation.address(0))) {
      page.logIn(Servers.ADMINISTRATOR, SignedIn.PASSWORD);
      page.window().get(installation.address(0).resolve("/admin/incidents.xhtml").toString());
      assertThat(page.text("found")).contains(texts);
      assertThat(page.scrollsSideways()).isFalse();
      assertThat(page.window().findElements(By.cssSelector(".incidents > li"))).isNotEmpty();
      page.window().get(installation.address(0).resolve("/admin/").toString());
      page.waitFor(() -> page.text("incidents").contains(texts[0]));
    }
  }
}
