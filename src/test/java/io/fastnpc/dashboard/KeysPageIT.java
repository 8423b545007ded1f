package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.tools.browser.Chromium;
import io.fastnpc.tools.browser.Page;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/** What the page about keys shows, also while Redis or PostgreSQL is gone. */
class KeysPageIT {
  private static final String AUDIT = "/admin/cache/audit?kind=DATA_READ";

  /** Counts from now on which parts of the page come, and pages that a script fetches. */
  private static final String NOTE_PARTS =
      """
      window.parts = [];
      window.fetched = 0;
      const update = PrimeFaces.ajax.Utils.updateElement;
      PrimeFaces.ajax.Utils.updateElement = function (id, ...rest) {
        window.parts.push(id);
        return update.call(this, id, ...rest);
      };
      const ask = window.fetch;
      window.fetch = (...asked) => {
        window.fetched++;
        return ask(...asked);
      };""";

  private static final int MANY = 300;
  private static final String ODD = "<b>x</b>\u202e月";

  private static Installation installation;
  private static RestClient administrator;
  private static SignedIn user;

  @SuppressWarnings("NullAway.Init") // each test begins with a look
  private Page page;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.installed().isPresent(), Chromium.MISSING);
    installation = Installation.ofWorkers(1).start();
    administrator = SignedIn.asAdministrator(installation.address(0)).client();
    administrator.until("/health/ready", answer -> answer.path("status").asText().equals("UP"));
    user = SignedIn.as("reader", installation.address(0));
    trusted();
    for (int i = 0; i < 20; i++) {
      user.client().get("/api/me/settings");
      user.client().get("/api/characters/Nobody/id");
    }
  }

  @AfterAll
  static void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  private void look(String language) {
    page =
        new Page(
            Chromium.installed().orElseThrow().open(language, 1280, 900), installation.address(0));
    page.logIn(Servers.ADMINISTRATOR, SignedIn.PASSWORD);
    hold();
    page.window().get(installation.address(0).resolve("/admin/keys.xhtml").toString());
  }

  @AfterEach
  void close() {
    if (page != null) {
      page.close();
    }
  }

  @Test
  void entries_are_listed_a_part_at_a_time_without_leaving_the_page() {
    look("en");
    page.type("pattern", "char_id:2000000001:*");
    press("List");
    page.waitFor(() -> rows() >= 50);
    int first = rows();
    assertThat(page.text("found")).contains("There is more", "Holds a value", "2000000001");
    assertThat(page.window().getCurrentUrl()).contains("pattern=").contains("show=list");
    String before = page.text("keys");
    page.window().findElement(By.linkText("Go on")).click();
    page.waitFor(() -> !page.text("keys").equals(before));
    assertThat(page.window().getCurrentUrl()).contains("cursor=");
    page.window().navigate().refresh();
    assertThat(rows()).isPositive();
    assertThat(first).isLessThan(200);
    page.type("pattern", "nothing:*");
    press("List");
    page.waitFor(() -> page.text("found").contains("No entry matches"));
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void a_list_comes_as_one_part_and_is_in_the_audit_once() {
    look("en");
    page.window().executeScript(NOTE_PARTS);
    page.type("pattern", "char_id:2000000001:1*");
    press("List");
    page.waitFor(() -> rows() >= 50);
    page.type("pattern", "char_id:2000000001:2*");
    press("Largest values");
    page.waitFor(() -> page.text("keys").contains(":2000000001:2"));
    assertThat(
            page.window().executeScript("return window.parts.filter(id => id === 'found').length"))
        .isEqualTo(2L);
    // The rest of the page was not made again: that would note a look at the hottest keys.
    assertThat(page.window().executeScript("return window.fetched")).isEqualTo(0L);
    for (String list :
        List.of("keys char_id:2000000001:1*", "largest keys char_id:2000000001:2*")) {
      administrator.until(AUDIT, answer -> noted(list) == 1);
    }
  }

  /** How often it stands in the audit that somebody looked at {@code detail}. */
  private static long noted(String detail) {
    return StreamSupport.stream(administrator.get(AUDIT).body().path("items").spliterator(), false)
        .filter(item -> item.path("detail").asText().equals(detail))
        .mapToLong(item -> item.path("count").asLong(1))
        .sum();
  }

  /** As Redis counts it, with what its memory allocator makes of it. */
  private static long largest() {
    try (Jedis direct = new Jedis(Server.HOST, installation.redis().port())) {
      return direct.memoryUsage("fastnpc:char_profile:2000000002:" + ODD);
    }
  }

  @Test
  void the_largest_come_first_and_names_are_never_markup() {
    look("en");
    press("Largest values");
    page.waitFor(() -> page.text("keys").contains("KB"));
    assertThat(page.window().findElement(By.cssSelector("#keys tbody tr")).getText())
        .contains(
            "char_profile:2000000002:" + ODD, " " + new Format(Locale.ENGLISH).bytes(largest()));
    assertThat(page.window().findElements(By.cssSelector("#keys b"))).isEmpty();
    page.size(400, 800);
    assertThat(page.scrollsSideways()).isFalse();
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void what_is_read_most_and_why_reads_miss_is_shown_and_kept_up_to_date() {
    look("en");
    assertThat(page.row("hot-keys", "user_settings:" + user.id())).contains(user.username());
    assertThat(page.row("hot-users", user.username())).contains(String.valueOf(user.id()));
    assertThat(page.row("hot-absent", "char_id:" + user.id() + ":Nobody")).contains("20");
    assertThat(page.text("hot-slow")).contains("ms");
    assertThat(page.row("caches", "user_settings")).contains("p50", "p99", "Never read");
    user.client().get("/api/characters/Nobody%20else/id");
    page.waitFor(() -> page.text("hot-absent").contains("else"));
    assertThat(page.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en, light, 1280", "zh-CN, dark, 1280", "zh-CN, light, 400"})
  void everybody_can_read_it(String language, String scheme, int width) {
    look(language);
    page.darkness(scheme); // before it is loaded: colours pass over by and by
    page.window().get(installation.address(0).resolve("/admin/keys.xhtml?show=list").toString());
    page.size(width, 900);
    assertThat(page.ask("contrast.js")).isEmpty();
    assertThat(page.ask("structure.js")).isEmpty();
    assertThat(page.scrollsSideways()).isFalse();
    assertThat(page.heading()).isEqualTo(language.equals("en") ? "Keys" : "键");
    if (language.equals("zh-CN")) {
      assertThat(page.text("content")).contains("热点键", "穿透", "未命中原因", "淘汰或丢失");
    }
  }

  @Test
  void every_term_is_explained_on_focus() {
    look("en");
    for (var term : page.window().findElements(By.cssSelector("#content .term button"))) {
      ((JavascriptExecutor) page.window()).executeScript("arguments[0].focus()", term);
      String tip = term.getDomAttribute("aria-describedby");
      assertThat(page.text(String.valueOf(tip))).endsWith(".");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill", "pause"})
  void while_redis_is_gone_or_hangs_what_was_shown_stays_and_is_greyed(String how) {
    look("en");
    page.type("pattern", "char_id:2000000001:*");
    press("List");
    page.waitFor(() -> rows() >= 50);
    if (how.equals("kill")) {
      installation.redis().kill();
    } else {
      installation.redis().pause();
    }
    try {
      press("List");
      page.waitFor(() -> page.text("found").contains("Redis does not answer"));
      assertThat(rows()).isGreaterThanOrEqualTo(50);
      assertThat(opacity("#found > :last-child")).isLessThan(1);
      page.waitFor(() -> page.text("hot").contains("Redis does not answer"));
      assertThat(page.text("hot-keys")).contains("user_settings:" + user.id());
      long began = System.nanoTime();
      page.window().navigate().refresh();
      assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
      assertThat(page.text("found")).contains("Redis does not answer");
      assertThat(page.text("hot-keys")).contains("user_settings:" + user.id());
      for (String call : List.of("/hottest", "/caches")) {
        assertThat(
                administrator.get("/admin/cache/keys" + call).body().path("complete").asBoolean())
            .isFalse();
      }
      for (String call : List.of("", "/largest")) {
        assertThat(administrator.get("/admin/cache/keys" + call).status()).isEqualTo(503);
      }
    } finally {
      if (how.equals("kill")) {
        installation.redis().start();
      } else {
        installation.redis().resume();
      }
    }
    page.waitFor(() -> page.text("hot").contains("One worker"));
    trusted();
  }

  @Test
  void while_postgresql_is_away_there_are_figures_and_no_names() {
    look("en");
    installation.postgres().kill();
    try {
      page.window().get(installation.address(0).resolve("/admin/keys.xhtml?show=list").toString());
      assertThat(page.text("found")).contains("PostgreSQL does not answer");
      assertThat(page.text("hot")).contains("PostgreSQL does not answer");
      assertThat(page.text("content")).doesNotContain("user_settings:", user.username());
      assertThat(page.row("caches", "user_settings")).contains("Never read");
    } finally {
      installation.postgres().start();
    }
    trusted();
  }

  private void press(String button) {
    page.window().findElement(By.xpath("//button[normalize-space()='" + button + "']")).click();
  }

  private int rows() {
    return page.window().findElements(By.cssSelector("#keys tbody tr")).size();
  }

  private double opacity(String selector) {
    return Double.parseDouble(
        page.window().findElement(By.cssSelector(selector)).getCssValue("opacity"));
  }

  private static void trusted() {
    administrator.until(
        "/admin/cache/stats?scope=worker",
        answer -> answer.at("/workers/0/state").asText().equals("TRUSTED"));
  }

  private static void hold() {
    try (Jedis direct = new Jedis(Server.HOST, installation.redis().port());
        Pipeline pipeline = direct.pipelined()) {
      for (int i = 0; i < MANY; i++) {
        pipeline.set("fastnpc:char_id:2000000001:" + i, "V17");
      }
      pipeline.set("fastnpc:char_profile:2000000002:" + ODD, "V1" + "x".repeat(100_000));
    }
  }
}
