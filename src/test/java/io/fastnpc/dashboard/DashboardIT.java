package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.history.StoredMinutes;
import io.fastnpc.tools.browser.Page;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/** What the administrators' page shows and does. */
class DashboardIT extends InBrowser {
  /** What stands along the axis of time of a chart. */
  private static final String TIMES = "%s.scales.x.ticks.map(tick => tick.label).join()";

  @Test
  void figures_change_after_traffic_without_a_reload() {
    Page page = administrator("en");
    assertThat(page.heading()).isIn("Healthy", "Degraded");
    page.window().executeScript("window.neverReloaded = true");
    String before = page.row("caches", "user_settings");
    SignedIn reader = signedIn("reader");
    for (int read = 0; read < 20; read++) {
      reader.client().get("/api/me/settings");
    }
    page.waitFor(() -> !page.row("caches", "user_settings").equals(before));
    assertThat(page.window().executeScript("return window.neverReloaded")).isEqualTo(true);
    assertThat(page.complaints()).isEmpty();
    assertThat(page.hosts()).isEqualTo(SharedPayara.address().getAuthority());
  }

  @Test
  void an_open_page_counts_nowhere() {
    Page page = administrator("en");
    RestClient asking = signedInAdministrator().client();
    long before = reads(asking);
    page.window().navigate().refresh();
    for (int update = 0; update < 2; update++) {
      page.waitFor(page::updated);
    }
    assertThat(reads(asking)).isEqualTo(before);
  }

  /** All that this worker has read, with or without the cache, for an account or anything else. */
  private static long reads(RestClient asking) {
    return asking.get("/admin/cache/stats?scope=worker").body().at("/stats/reads").asLong();
  }

  @Test
  void a_pattern_is_cleared_after_a_preview_and_a_confirmation() {
    SignedIn owner = signedIn("owner");
    owner.client().get("/api/me/settings");
    String key = "user_settings:" + owner.id();
    Page page = administrator("en");
    lookUp(page, key, "Holds a value");
    page.choose("clear-what", "pattern");
    page.type("clear-pattern", key + "*");
    page.click("#clear button[type=submit]");
    page.waitFor(() -> page.find("clear-confirm").isEnabled());
    assertThat(page.text("clear-say")).startsWith("1 ");
    assertThat(page.text("clear-sample")).isEqualTo(key);
    assertThat(page.text("clear-owners")).isEqualTo(owner.username() + " (" + owner.id() + ")");
    assertThat(page.text("clear-bytes")).matches("\\d+ B");
    assertThat(lookedUp(owner)).isEqualTo("VALUE");
    page.find("clear-confirm").click();
    page.waitFor(() -> page.text("clear-say").contains("cleared"));
    page.click("#clear-dialog [data-close]");
    lookUp(page, key, "Holds nothing");
  }

  @Test
  void everything_is_cleared_only_by_its_word() {
    SignedIn owner = signedIn("owner");
    owner.client().get("/api/me/settings");
    Page page = administrator("en");
    page.choose("clear-what", "pattern");
    page.type("clear-pattern", "**");
    page.click("#clear button[type=submit]");
    page.waitFor(() -> page.find("clear-word").isDisplayed());
    assertThat(page.find("clear-confirm").isEnabled()).isFalse();
    page.type("clear-word", "every");
    assertThat(page.find("clear-confirm").isEnabled()).isFalse();
    page.type("clear-word", "Everything");
    page.find("clear-confirm").click();
    page.waitFor(() -> page.text("clear-say").contains("cleared."));
    assertThat(lookedUp(owner)).isEqualTo("ABSENT");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void a_clearing_that_is_stopped_says_what_went_and_what_stayed() {
    int entries = 300_000;
    try (Jedis direct = new Jedis(Server.HOST, Servers.redis().port());
        Pipeline many = direct.pipelined()) {
      for (int id = 1; id <= entries; id++) {
        many.set("fastnpc:user_settings:" + (1_000_000_000 + id), "V1{}");
      }
    }
    Page page = administrator("en");
    page.choose("clear-what", "pattern");
    page.type("clear-pattern", "user_settings:1000*");
    page.click("#clear button[type=submit]");
    page.waitFor(() -> page.find("clear-confirm").isEnabled());
    long found = figures(page.text("clear-say")).get(0);
    assertThat(page.text("clear-owners")).contains("at least");
    page.window()
        .executeScript(
            "document.getElementById('clear-confirm').click();"
                + "document.getElementById('clear-stop').click()");
    page.waitFor(() -> page.text("clear-say").startsWith("Stopped"));
    List<Long> ends = figures(page.text("clear-say"));
    assertThat(ends.get(0) + ends.get(1)).isEqualTo(found);
    assertThat(ends.get(1)).isPositive();
    signedInAdministrator().client().post("/admin/cache/clear?pattern=user_settings:1000*");
  }

  private static List<Long> figures(String sentence) {
    return Pattern.compile("[0-9][0-9,]*")
        .matcher(sentence)
        .results()
        .map(figure -> Long.valueOf(figure.group().replace(",", "")))
        .toList();
  }

  @Test
  void a_term_is_explained_by_pointer_by_focus_and_by_tap_until_escape() {
    Page page = administrator("en");
    By tip = By.id("tip-tile-hit-rate");
    assertThat(page.window().findElement(tip).isDisplayed()).isFalse();
    WebElement term =
        page.window().findElement(By.cssSelector("[aria-describedby=tip-tile-hit-rate]"));
    new Actions(page.window()).moveToElement(term).perform();
    page.waitFor(() -> page.window().findElement(tip).isDisplayed());
    assertThat(page.text("tip-tile-hit-rate")).startsWith("The part of the reads");
    new Actions(page.window()).sendKeys(Keys.ESCAPE).perform();
    page.waitFor(() -> !page.window().findElement(tip).isDisplayed());
    term.click();
    page.waitFor(() -> page.window().findElement(tip).isDisplayed());
    term.sendKeys(Keys.TAB);
    new Actions(page.window()).moveToElement(page.find("headline")).perform();
    page.waitFor(() -> !page.window().findElement(tip).isDisplayed());
    Object twice =
        page.window()
            .executeScript(
                "const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
                    + "return ids.filter((id, i) => ids.indexOf(id) !== i).join()");
    assertThat(twice).isEqualTo("");
  }

  @Test
  void a_blank_pattern_is_asked_for_and_nothing_is_said_of_redis() {
    Page page = administrator("en");
    page.choose("clear-what", "pattern");
    page.type("clear-pattern", "   ");
    page.click("#clear button[type=submit]");
    Object asked = page.find("clear-pattern").getDomProperty("validationMessage");
    assertThat(asked).isEqualTo("Type what to clear.");
    assertThat(page.find("clear-dialog").isDisplayed()).isFalse();
    page.type("clear-pattern", "nothing:*");
    page.click("#clear button[type=submit]");
    page.waitFor(() -> page.text("clear-say").contains("nothing to clear"));
  }

  @Test
  void the_language_is_the_browsers_until_somebody_switches_it() {
    Page page = administrator("zh-CN");
    assertThat(page.heading()).isIn("运行正常", "降级运行");
    page.window().findElement(By.linkText("English")).click();
    page.waitFor(() -> page.heading().matches("Healthy|Degraded"));
  }

  @Test
  void who_is_no_administrator_is_told_so() {
    SignedIn user = signedIn("user");
    Page page = open("en").logIn(user.username(), SignedIn.PASSWORD);
    assertThat(page.heading()).isEqualTo("You may not see this");
    assertThat(page.window().getPageSource()).doesNotContain("id=\"tiles\"");
  }

  @Test
  void the_page_stops_showing_figures_when_the_right_is_withdrawn() throws SQLException {
    SignedIn second = signedIn("second");
    makeAdministrator(second, 1);
    Page page = open("en").logIn(second.username(), SignedIn.PASSWORD);
    page.waitFor(() -> !page.text("tiles").isEmpty());
    makeAdministrator(second, 0);
    page.waitFor(() -> page.text("tiles").isEmpty());
    assertThat(page.heading()).containsAnyOf("no longer an administrator", "has ended");
  }

  @Test
  void an_administrator_sees_their_sessions_and_ends_one() {
    Page page = administrator("en");
    RestClient elsewhere = RestClient.at(SharedPayara.address());
    String agent = "<i>Other</i> " + UUID.randomUUID();
    elsewhere.send(
        "POST",
        "/auth/login",
        BodyPublishers.ofString(
            "{\"username\":\"%s\",\"password\":\"%s\"}"
                .formatted(Servers.ADMINISTRATOR, SignedIn.PASSWORD)),
        "User-Agent",
        agent);
    page.window().navigate().refresh();
    page.waitFor(() -> page.text("sessions").contains(agent));
    assertThat(page.text("sessions")).contains("this one", "127.0.0.1");
    page.click("#sessions [aria-label=\"End " + agent + "\"]");
    page.waitFor(() -> !page.text("sessions").contains(agent));
    assertThat(page.text("session-ended")).isEqualTo("The session was ended.");
    assertThat(elsewhere.get("/auth/me").status()).isEqualTo(401);
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void a_log_in_that_fails_keeps_the_name_and_waits_for_the_password() {
    Page page = open("en");
    page.logInForm();
    page.type("form:name", "nobody");
    page.type("form:password", "wrong");
    page.find("form:submit").click();
    page.waitFor(() -> page.text("problem").equals("The name or the password is wrong."));
    assertThat(page.find("form:name").getDomProperty("value")).isEqualTo("nobody");
    assertThat(page.find("form:password").getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(page.window().switchTo().activeElement().getDomAttribute("id"))
        .isEqualTo("form:password");
  }

  @Test
  void whoever_is_logged_in_is_not_asked_again() {
    Page administrator = administrator("en");
    administrator.window().get(SharedPayara.address().resolve("/login.xhtml").toString());
    administrator.waitFor(() -> !administrator.text("tiles").isEmpty());
    administrator.close();
    SignedIn user = signedIn("user");
    Page page = open("en").logIn(user.username(), SignedIn.PASSWORD);
    page.window().get(SharedPayara.address().resolve("/login.xhtml").toString());
    page.waitFor(() -> page.text("session").contains("You are logged in as " + user.username()));
    page.find("session:logout").click();
    page.waitFor(() -> page.window().findElements(By.id("session")).isEmpty());
  }

  @Test
  void a_row_is_as_tall_as_its_text() {
    Page page = administrator("en");
    lookUp(page, "user_settings:999999", "Holds nothing");
    for (String id : new String[] {"look:found", "audit:deeds"}) {
      Object tallest =
          page.window()
              .executeScript(
                  "return Math.max(0, ...[...document.getElementById(arguments[0])"
                      + ".querySelectorAll('.state')].map(state => state.offsetHeight))",
                  id);
      assertThat(((Number) Objects.requireNonNull(tallest)).intValue()).as(id).isBetween(1, 100);
    }
  }

  @Test
  void the_start_page_speaks_the_readers_language_and_can_be_switched() {
    Page page = open("zh-CN");
    page.window().get(SharedPayara.address().toString());
    assertThat(page.heading()).isEqualTo("FastNPC 缓存");
    page.window().findElement(By.linkText("English")).click();
    page.waitFor(() -> page.heading().equals("FastNPC Cache"));
    page.window().get(SharedPayara.address().resolve("/nope").toString());
    assertThat(page.heading()).isEqualTo("There is no such page");
    assertThat(page.complaints()).noneMatch(complaint -> complaint.contains("mark.svg"));
  }

  @Test
  void moments_are_written_alike_on_all_pages_and_their_zone_is_named_once() {
    Page page = administrator("en");
    page.waitFor(() -> page.text("sessions").contains(":"));
    page.waitFor(page::updated);
    page.click("#incidents ~ details summary");
    String zone = page.text("zone");
    assertThat(zone).containsPattern("browser.*(UTC|GMT)");
    String written = "[A-Z][a-z]{2} \\d{1,2}, \\d{4}, \\d{1,2}:\\d{2}:\\d{2}";
    for (String part : List.of("sessions", "audit:deeds", "events")) {
      assertThat(page.text(part)).as(part).containsPattern(written);
      assertThat(page.text(part)).as(part).doesNotContainPattern("UTC|GMT|\\dT\\d");
    }
    page.window().get(SharedPayara.address().resolve("/admin/users.xhtml").toString());
    page.waitFor(() -> page.text("zone").equals(zone));
    assertThat(page.text("users")).containsPattern(written);
  }

  @Test
  void nothing_scrolls_sideways_at_four_times_the_size() {
    Page page = administrator("en");
    page.size(320, 256);
    page.waitFor(() -> !page.scrollsSideways());
  }

  @Test
  void the_day_of_a_worker_shows_gaps_as_gaps_and_small_differences() throws SQLException {
    StoredMinutes stored =
        new StoredMinutes(200, "3.0").with(0, 88, 12).with(1, 91, 9).with(5, 90, 10);
    Page page = administrator("en");
    page.click("#charts-choice [value=day] + span");
    page.waitFor(() -> page.text("charts-choice").contains("staged-1"));
    page.click("#charts-choice option[value='" + stored.worker() + "']");
    page.waitFor(
        () ->
            "[88,91,null,90]"
                .equals(chart(page, "JSON.stringify(rate.data.datasets[0].data.map(p => p[1]))")));
    assertThat(chart(page, "rate.options.scales.y.min + ' ' + rate.options.scales.y.max"))
        .isEqualTo("85 95");
    assertThat(page.text("rate-axis")).contains("85 %");
    assertThat(chart(page, "rate.options.scales.x.min === reads.options.scales.x.min"))
        .isEqualTo(true);
    assertThat(chart(page, "rate.getDatasetMeta(0).data[3].options.radius > 0")).isEqualTo(true);
    assertThat(page.window().findElement(By.id("charts-csv")).getAttribute("href"))
        .contains("span=day", "worker=" + stored.worker(), "format=csv");
    page.click("#charts-table summary");
    page.waitFor(() -> page.text("charts-rows").contains("%"));
    new Actions(page.window())
        .moveToElement(page.window().findElement(By.cssSelector("#charts canvas")))
        .perform();
    page.waitFor(
        () -> !"0".equals(String.valueOf(chart(page, "reads.getActiveElements().length"))));
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void the_legend_names_what_is_drawn_in_its_colour_in_light_and_in_dark() {
    Page page = administrator("en");
    String drawn = "reads.data.datasets.map(series => series.label).join('|')";
    page.waitFor(() -> "Hits|Misses|Bypassed".equals(chart(page, drawn)));
    Object named =
        page.window()
            .executeScript(
                "return [...document.querySelectorAll('#charts .legend .term button')]"
                    + ".map(term => term.textContent.trim()).join('|')");
    assertThat(named).isEqualTo("Hits|Misses|Bypassed");
    assertThat(chart(page, "rate.data.datasets.length")).isEqualTo(1L);
    assertThat(legendMatches(page)).isEqualTo(true);
    Object light = chart(page, "reads.data.datasets[0].borderColor");
    for (int press = 0; press < 2; press++) { // from the system's to light to dark
      page.find("theme").click();
    }
    page.waitFor(() -> !light.equals(chart(page, "reads.data.datasets[0].borderColor")));
    assertThat(legendMatches(page)).isEqualTo(true);
  }

  /** Whether each key of the legend has the colour of its line. */
  private static Object legendMatches(Page page) {
    return chart(
        page,
        "[...document.querySelectorAll('#charts .legend .key')].every((key, i) => {"
            + "const ink = document.createElement('i');"
            + "ink.style.color = reads.data.datasets[i].borderColor;"
            + "document.body.append(ink);"
            + "const drawn = getComputedStyle(ink).color;"
            + "ink.remove();"
            + "return getComputedStyle(key).backgroundColor === drawn;})");
  }

  @Test
  void the_axes_have_units_and_whole_hours_and_labels_that_do_not_overlap() throws SQLException {
    StoredMinutes stored = new StoredMinutes(600, "3.0");
    for (int minute = 0; minute < 590; minute += 10) {
      stored.with(minute, 900, 100);
    }
    Page page = administrator("en");
    page.click("#charts-choice [value=day] + span");
    page.waitFor(
        () -> page.window().getPageSource().contains("option value=\"" + stored.worker() + "\""));
    page.click("#charts-choice option[value='" + stored.worker() + "']");
    page.waitFor(() -> "95 %".equals(chart(page, "rate.scales.y.ticks.at(-1)?.label ?? ''")));
    assertThat(chart(page, "rate.scales.y.ticks[0].label")).isEqualTo("85 %");
    assertThat(chart(page, "reads.scales.y.ticks[0].label")).isEqualTo("0");
    assertThat(chart(page, "rate.scales.y.width === reads.scales.y.width")).isEqualTo(true);
    assertThat(chart(page, TIMES.formatted("rate")))
        .isEqualTo(chart(page, TIMES.formatted("reads")));
    assertThat(chart(page, "rate.scales.x.ticks.length > 2")).isEqualTo(true);
    assertThat(
            chart(
                page, "rate.scales.x.ticks.every(tick => new Date(tick.value).getMinutes() === 0)"))
        .isEqualTo(true);
    assertThat(chart(page, "rate.scales.x.ticks.every(tick => /\\d:00/.test(tick.label))"))
        .isEqualTo(true);
    Object wide = chart(page, "rate.scales.x.ticks.length");
    page.size(360, 740);
    page.waitFor(() -> !wide.equals(chart(page, "rate.scales.x.ticks.length")));
    assertThat(chart(page, "rate.width / rate.scales.x.ticks.length > 60")).isEqualTo(true);
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void points_of_the_last_hour_neither_move_nor_change() {
    Page page = administrator("en");
    String points = "JSON.stringify(reads.data.datasets[0].data.slice(-1)[0] ?? null)";
    page.waitFor(() -> !"null".equals(chart(page, points)));
    Object last = chart(page, points);
    page.waitFor(() -> !last.equals(chart(page, points)));
    String all = "JSON.stringify(reads.data.datasets[0].data)";
    assertThat(String.valueOf(chart(page, all))).contains(String.valueOf(last));
    assertThat(chart(page, "reads.data.datasets[0].data.every(point => point[0] % 10000 === 0)"))
        .isEqualTo(true);
    assertThat(page.complaints()).isEmpty();
  }

  private static Object chart(Page page, String expression) {
    Object value =
        page.window()
            .executeScript(
                "const of = i => Chart.getChart(document.querySelectorAll('#charts canvas')[i]);"
                    + "const rate = of(0), reads = of(1); return "
                    + expression);
    return Objects.requireNonNull(value);
  }

  @Test
  void nothing_scrolls_sideways_on_a_phone() {
    Page page = administrator("en");
    page.size(360, 740);
    page.waitFor(() -> !page.scrollsSideways()); // charts take their new width a moment later
  }

  @Test
  void a_key_is_looked_up_as_redis_cli_shows_it() {
    SignedIn owner = signedIn("owner");
    owner.client().get("/api/me/settings");
    String key = "user_settings:" + owner.id();
    Page page = administrator("en");
    lookUp(page, "1) \"fastnpc:" + key + "\"", "Holds a value");
    assertThat(page.text("look:found"))
        .contains(key, "Answered by", ":" + SharedPayara.address().getPort(), "Looked at", "T");
    lookUp(page, "user_settings:ada", "is no number");
    assertThat(page.text("look:found")).contains("user_settings:{user_id}");
    lookUp(page, "user_setings:7", "no cache of this name");
    lookUp(page, "char_id:" + owner.id() + ":Ada   L.", "Ada%20L_");
    assertThat(page.text("look:found")).contains("the application writes it so", "evicted");
  }

  private static void lookUp(Page page, String key, String answer) {
    page.type("look:key", key);
    page.find("look:submit").click();
    page.waitFor(() -> page.text("look:found").contains(answer)); // the last answer may still stand
  }

  private static String lookedUp(SignedIn owner) {
    return signedInAdministrator()
        .client()
        .get("/admin/cache/key?key=user_settings:" + owner.id())
        .body()
        .path("state")
        .asText()
        .toUpperCase(java.util.Locale.ROOT);
  }

  private static void makeAdministrator(SignedIn user, int admin) throws SQLException {
    Map<String, String> database = Servers.postgres().environment();
    String url =
        "jdbc:postgresql://%s:%s/%s"
            .formatted(
                database.get("POSTGRES_HOST"),
                database.get("POSTGRES_PORT"),
                database.get("POSTGRES_DB"));
    try (Connection connection =
            DriverManager.getConnection(
                url, database.get("POSTGRES_USER"), database.get("POSTGRES_PASSWORD"));
        PreparedStatement update =
            connection.prepareStatement("UPDATE users SET is_admin = ? WHERE id = ?")) {
      update.setInt(1, admin);
      update.setInt(2, user.id());
      update.executeUpdate();
    }
  }
}
