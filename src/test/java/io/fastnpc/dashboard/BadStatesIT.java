package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.tools.browser.Chromium;
import io.fastnpc.tools.browser.Page;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** What the administrators' page shows while PostgreSQL or its own worker is gone or hangs. */
class BadStatesIT {
  /** Counts the page's questions from now on, until its headline is another. */
  private static final String COUNT_QUESTIONS =
      """
      const asked = window.dashboardFetch;
      const before = document.getElementById('headline').textContent;
      window.questions = 0;
      window.dashboardFetch = () => {
        if (document.getElementById('headline').textContent === before) window.questions++;
        asked();
      };""";

  private static Installation installation;
  private static RestClient administrator;

  private Page page;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.installed().isPresent(), Chromium.MISSING);
    installation = Installation.ofWorkers(1).start();
    administrator = SignedIn.asAdministrator(installation.address(0)).client();
  }

  @AfterAll
  static void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  @BeforeEach
  void an_administrator_looks() {
    administrator.until("/health/ready", answer -> answer.path("status").asText().equals("UP"));
    page =
        new Page(Chromium.installed().orElseThrow().open("en", 1280, 900), installation.address(0));
    page.logIn(Servers.ADMINISTRATOR, SignedIn.PASSWORD);
    page.waitFor(() -> page.updated() && !page.level().equals("bad"));
    page.window().executeScript(COUNT_QUESTIONS);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill", "pause"})
  void a_postgresql_that_is_gone_or_hangs_is_named_with_the_time_until_it_is_back(String how) {
    PostgresServer postgres = installation.postgres();
    if (how.equals("kill")) {
      postgres.kill();
    } else {
      postgres.pause();
    }
    try {
      page.waitFor(() -> page.heading().matches("Down: PostgreSQL since .*\\d\\d:\\d\\d.*"));
      assertThat(questions()).isLessThanOrEqualTo(2);
      assertThat(page.level()).isEqualTo("bad");
      assertThat(page.window().getTitle()).startsWith("● ");
      assertThat(isStale()).isFalse(); // the figures are Redis's, and new
      page.window().navigate().refresh();
      page.waitFor(() -> page.heading().startsWith("Down: PostgreSQL since"));
      assertThat(page.text("audit:deeds")).contains("PostgreSQL does not answer");
      assertThatTheHourIsShown();
    } finally {
      if (how.equals("kill")) {
        postgres.start();
      } else {
        postgres.resume();
      }
    }
    isWellAgain();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill", "pause"})
  void a_worker_that_is_gone_or_hangs_leaves_old_figures_that_look_old(String how) {
    PayaraWorker worker = installation.workers().get(0);
    String figures = page.text("tiles");
    if (how.equals("kill")) {
      worker.kill();
    } else {
      worker.pause();
    }
    try {
      page.waitFor(() -> page.heading().matches("No contact since .*\\d\\d:\\d\\d.*"));
      assertThat(questions()).isLessThanOrEqualTo(2);
      assertThat(page.level()).isEqualTo("bad");
      assertThat(page.window().getTitle()).startsWith("● ");
      assertThat(isStale()).isTrue();
      assertThat(page.text("tiles")).isNotEmpty().hasSameSizeAs(figures);
      assertThat(page.text("status")).contains("No contact since");
      page.find("maintain:test").click();
      if (how.equals("kill")) {
        page.waitFor(() -> page.text("maintain:result").contains("not known"));
      }
    } finally {
      if (how.equals("kill")) {
        worker.start();
      } else {
        worker.resume();
      }
    }
    isWellAgain();
  }

  @Test
  void what_is_refused_while_postgresql_is_gone_is_told_where_it_was_asked() {
    installation.postgres().kill();
    try {
      page.waitFor(() -> page.heading().startsWith("Down: PostgreSQL since"));
      page.type("look:key", "user_settings:1");
      page.find("look:submit").click();
      page.waitFor(() -> page.text("look:found").contains("nothing was done"));
      page.find("maintain:test").click();
      page.waitFor(() -> page.text("maintain:result").contains("nothing was done"));
      page.find("audit:latest").click();
      page.waitFor(() -> page.text("audit:deeds").contains("nothing was done"));
      // Not beneath the bar, where the window has come from below.
      page.window()
          .executeScript("document.getElementById('clear').scrollIntoView({block: 'center'})");
      page.click("#clear button[type=submit]");
      page.waitFor(() -> page.text("clear-say").contains("nothing was done"));
    } finally {
      installation.postgres().start();
    }
    isWellAgain();
  }

  @Test
  void what_postgresql_refuses_is_told_with_the_number_that_the_log_has() throws Exception {
    change("ALTER TABLE audit_log RENAME TO audit_log_elsewhere");
    try {
      page.window().navigate().refresh();
      page.waitFor(() -> page.text("audit:deeds").contains("PostgreSQL refuses this"));
      Matcher number = Pattern.compile("under ([0-9a-f]{8})").matcher(page.text("audit:deeds"));
      assertThat(number.find()).isTrue();
      Path log = installation.workers().get(0).log();
      assertThat(Files.readString(log))
          .contains("PostgreSQL refuses what a page asks for [" + number.group(1) + "]");
      assertThat(page.text("sessions")).as("what is not refused is shown").contains("127.0.0.1");
      assertThat(page.heading()).isEqualTo("Healthy");
    } finally {
      change("ALTER TABLE audit_log_elsewhere RENAME TO audit_log");
    }
    page.find("audit:latest").click();
    page.waitFor(() -> !page.text("audit:deeds").contains("refuses"));
    isWellAgain();
  }

  private static void change(String statement) throws SQLException {
    try (Connection connection = installation.postgres().dataSource().getConnection();
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  @Test
  void a_preview_without_redis_says_that_nothing_was_cleared() {
    installation.redis().kill();
    try {
      page.click("#clear button[type=submit]");
      page.waitFor(() -> page.text("clear-say").contains("Redis"));
      assertThat(page.text("clear-say")).contains("nothing was cleared");
    } finally {
      installation.redis().start();
    }
    isWellAgain();
  }

  @ParameterizedTest
  @ValueSource(strings = {"look:submit", "maintain:test", "audit:latest", ""})
  void a_session_that_has_ended_is_told_and_no_figure_stays(String button) {
    int id = administrator.get("/auth/me").body().at("/id").asInt();
    page.find("pause").click(); // what is pressed finds it out, and not the next update
    if (button.isEmpty()) {
      page.find("pause").click();
    }
    administrator.post("/admin/users/" + id + "/sessions/end");
    administrator = SignedIn.asAdministrator(installation.address(0)).client();
    if (!button.isEmpty()) {
      page.find(button).click();
    }
    page.waitFor(() -> page.heading().equals("Your session has ended"));
    assertThat(page.window().findElements(By.id("tiles"))).isEmpty();
    assertThat(page.window().getTitle()).startsWith("● ");
  }

  /** From what Redis has, without PostgreSQL. */
  private void assertThatTheHourIsShown() {
    page.waitFor(
        () -> !page.window().findElements(By.cssSelector("#charts[data-until]")).isEmpty());
    assertThat(page.text("charts-say")).contains("PostgreSQL does not answer");
    Object steps =
        page.window()
            .executeScript(
                "return fetch('/admin/cache/history').then(answer => answer.json())"
                    + ".then(history => history.items.length)");
    assertThat(((Number) Objects.requireNonNull(steps)).longValue()).isPositive();
  }

  private void isWellAgain() {
    page.waitFor(() -> page.updated() && page.level().equals("good"));
    assertThat(page.heading()).isEqualTo("Healthy");
    assertThat(page.window().getTitle()).doesNotContain("●");
    assertThat(isStale()).isFalse();
  }

  private long questions() {
    Object asked = page.window().executeScript("return window.questions ?? 0");
    return ((Number) Objects.requireNonNull(asked)).longValue();
  }

  private boolean isStale() {
    return !page.window().findElements(By.cssSelector("#content.stale")).isEmpty();
  }
}
