package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.browser.Page;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What the pages about users show and do. */
class UsersPageIT extends InBrowser {
  private static final String ODD = "<b>x</b> \u202eمرحبا 月 ";

  @Test
  void users_are_found_by_the_beginning_of_their_name_and_by_id() throws SQLException {
    SignedIn user = signedIn("found");
    String name = ODD + UUID.randomUUID() + " " + "very long ".repeat(60);
    sql("UPDATE users SET username = '%s' WHERE id = %d".formatted(name, user.id()));
    Page page = administrator("en");
    click(page, "Users");
    assertThat(page.heading()).isEqualTo("Users");
    assertThat(current(page)).isEqualTo("Users");
    page.type("q", name.substring(0, ODD.length() + 20));
    page.click("#find button");
    page.waitFor(() -> page.window().getCurrentUrl().contains("q="));
    assertThat(page.text("users")).contains(name, "Administrator");
    page.window().get(at("/admin/users.xhtml?q=" + user.id()));
    assertThat(page.text("users")).contains(name);
    page.size(360, 740);
    assertThat(page.scrollsSideways()).isFalse();
    page.click("#users a[href$='id=" + user.id() + "']");
    page.waitFor(() -> page.heading().equals(name.strip()) || page.heading().equals(name));
    assertThat(page.scrollsSideways()).isFalse();
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void there_are_pages_of_users_and_each_has_an_address() throws SQLException {
    String name = "many " + UUID.randomUUID() + " ";
    sql(
        "INSERT INTO users (username, password_hash, created_at)"
            + " SELECT '%s' || n, 'none', 1700000000 FROM generate_series(1, 70) AS n"
                .formatted(name));
    Page page = administrator("en");
    page.window().get(at("/admin/users.xhtml?q=" + RestClient.encoded(name)));
    assertThat(page.window().findElements(By.cssSelector("#users tbody tr"))).hasSize(50);
    click(page, "Next page");
    assertThat(page.window().findElements(By.cssSelector("#users tbody tr"))).hasSize(20);
    assertThat(page.text("users")).contains(name + "70");
    assertThat(page.window().findElements(By.linkText("Next page"))).isEmpty();
    String second = page.window().getCurrentUrl();
    page.window().findElement(By.linkText("中文")).click();
    page.waitFor(() -> page.heading().equals("用户"));
    assertThat(page.window().getCurrentUrl()).isEqualTo(second);
    assertThat(page.text("users")).contains(name + "70");
    click(page, "上一页");
    assertThat(page.window().findElements(By.cssSelector("#users tbody tr"))).hasSize(50);
    assertThat(page.window().findElements(By.linkText("上一页"))).isEmpty();
    click(page, "下一页");
    assertThat(page.text("users")).contains(name + "70");
    click(page, "第一页");
    assertThat(page.text("users")).contains(name + "1");
  }

  @Test
  void a_user_is_shown_with_what_they_have() throws SQLException {
    SignedIn user = signedIn("whole");
    user.client().put("/api/me/settings", Map.of("profile", "<i>I</i> am"));
    cached(user, "user_settings:" + user.id(), "/api/me/settings");
    int id = character(user, "Watson");
    sql("UPDATE characters SET name = '<u>Watson</u>' WHERE id = " + id);
    say(user, id, 60);
    Page page = userPage(user);
    assertThat(page.heading()).isEqualTo(user.username());
    assertThat(page.text("content")).contains("<i>I</i> am", "127.0.0.1", "<u>Watson</u>");
    assertThat(page.row("entries", "user_settings:" + user.id())).contains("Holds a value");
    click(page, "Messages");
    page.waitFor(() -> !page.text("messages").isEmpty());
    assertThat(page.text("messages")).contains("said 1 <b>", "said 50").doesNotContain("said 51");
    click(page, "Next page");
    page.waitFor(() -> page.text("messages").contains("said 51"));
    assertThat(page.text("messages")).contains("said 60");
    assertThat(page.complaints()).isEmpty();
    for (String read : List.of("settings", "characters", "messages with character " + id)) {
      assertNoted(user, "DATA_READ", read);
    }
  }

  @Test
  void rights_are_given_and_taken_after_a_question() {
    SignedIn user = signedIn("risen");
    Page page = userPage(user);
    press(page, "rights", "administrator now");
    assertThat(page.text("is-admin")).isEqualTo("Yes");
    assertThat(user.client().get("/admin/users?limit=1").status()).isEqualTo(200);
    press(page, "rights", "no administrator any more");
    assertThat(user.client().get("/auth/me").status()).isEqualTo(401);
    assertNoted(user, "RIGHTS_GIVEN", "");
    assertNoted(user, "RIGHTS_TAKEN", "");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void nobody_changes_their_own_rights() {
    Page page = administrator("en");
    page.window().get(at("/admin/user.xhtml?id=" + signedInAdministrator().id()));
    assertThat(page.window().findElements(By.cssSelector("[data-dialog='rights-dialog']")))
        .isEmpty();
    assertThat(page.text("content")).contains("Nobody changes their own rights");
  }

  @Test
  void all_sessions_are_ended_after_a_question() {
    SignedIn user = signedIn("ended");
    Page page = userPage(user);
    page.click("[data-dialog='end-dialog']");
    page.click("#end-dialog [data-close]");
    assertThat(user.client().get("/auth/me").status()).isEqualTo(200);
    press(page, "end", "All sessions of the user were ended");
    assertThat(user.client().get("/auth/me").status()).isEqualTo(401);
    assertThat(page.text("account")).contains("not logged in anywhere");
    assertNoted(user, "SESSIONS_ENDED", "all");
  }

  @Test
  void what_is_cached_of_a_character_or_all_is_cleared() {
    SignedIn user = signedIn("cleared");
    character(user, "Watson");
    cached(user, "char_profile:" + user.id() + ":Watson", "/api/characters/Watson/profile");
    cached(user, "user_settings:" + user.id(), "/api/me/settings");
    Page page = userPage(user);
    assertThat(page.row("characters", "Watson")).contains(" B · ").doesNotContain("nothing");
    page.click("[data-dialog='character-dialog']");
    page.waitFor(() -> page.find("act:character").isDisplayed());
    assertThat(page.text("character-dialog")).contains("Watson");
    page.find("act:character").click();
    page.waitFor(() -> page.text("outcome").contains("entries were cleared"));
    assertThat(page.row("entries", "user_settings:")).contains("Holds a value");
    page.waitFor(() -> page.row("characters", "Watson").contains("nothing"));
    cached(user, "char_profile:" + user.id() + ":Watson", "/api/characters/Watson/profile");
    page.window().navigate().refresh();
    assertThat(page.row("characters", "Watson")).contains(" B · ").doesNotContain("nothing");
    page.click("[data-clear-user]");
    page.waitFor(() -> page.find("clear-confirm").isEnabled());
    assertThat(page.text("clear-subject")).isEqualTo(user.username());
    assertThat(page.text("clear-sample")).contains("user_settings:" + user.id());
    page.find("clear-confirm").click();
    page.waitFor(() -> page.text("clear-say").contains("entries were cleared"));
    page.click("#clear-dialog [data-close]");
    page.waitFor(() -> page.row("entries", "user_settings:").contains("Holds nothing"));
    assertThat(page.row("characters", "Watson")).contains("nothing");
    assertThat(page.complaints()).isEmpty();
    assertNoted(user, "CACHE_CLEARED", "user " + user.id());
    assertNoted(user, "CACHE_CLEARED", "character of user " + user.id() + " (Watson)");
  }

  @Test
  void what_is_gone_meanwhile_is_said() throws SQLException {
    SignedIn user = signedIn("gone");
    Page page = userPage(user);
    sql("DELETE FROM users WHERE id = " + user.id());
    press(page, "rights", "no such user any more");
    assertThat(page.heading()).isEqualTo("There is no such user");
    assertThat(signedInAdministrator().client().page("/admin/user.xhtml?id=x", "en").status())
        .isEqualTo(404);
  }

  @Test
  void a_session_that_ended_meanwhile_is_said() throws SQLException {
    SignedIn second = signedIn("second");
    sql("UPDATE users SET is_admin = 1 WHERE id = " + second.id());
    SignedIn user = signedIn("other");
    Page page = open("en").logIn(second.username(), SignedIn.PASSWORD);
    page.window().get(at("/admin/user.xhtml?id=" + user.id()));
    sql("UPDATE users SET token_epoch = token_epoch + 1 WHERE id = " + second.id());
    page.click("[data-dialog='end-dialog']");
    page.find("act:end").click();
    page.waitFor(() -> page.heading().equals("Your session has ended"));
    assertThat(page.text("content")).doesNotContain(user.username());
    assertThat(user.client().get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void a_user_whose_name_is_the_id_of_another_keeps_what_is_cached() throws SQLException {
    SignedIn user = signedIn("numbered");
    SignedIn other = signedIn("other");
    sql("UPDATE users SET username = '%d' WHERE id = %d".formatted(user.id(), other.id()));
    cached(user, "user_settings:" + user.id(), "/api/me/settings");
    cached(other, "user_settings:" + other.id(), "/api/me/settings");
    Page page = userPage(user);
    page.click("[data-clear-user]");
    page.waitFor(() -> page.find("clear-confirm").isEnabled());
    assertThat(page.text("clear-sample"))
        .contains("user_settings:" + user.id())
        .doesNotContain(":" + other.id());
  }

  private Page userPage(SignedIn user) {
    Page page = administrator("en");
    page.window().get(at("/admin/user.xhtml?id=" + user.id()));
    return page;
  }

  private static String at(String path) {
    return SharedPayara.address().resolve(path).toString();
  }

  private static void click(Page page, String link) {
    String before = page.window().getCurrentUrl();
    page.window().findElement(By.xpath("//a[normalize-space()='" + link + "']")).click();
    page.waitFor(() -> !page.window().getCurrentUrl().equals(before));
  }

  /** The only page that is marked as the one that is shown. */
  private static String current(Page page) {
    return page.window().findElement(By.cssSelector(".pages [aria-current='page']")).getText();
  }

  /** Asks for the deed, confirms it, and waits for what comes of it. */
  private static void press(Page page, String deed, String outcome) {
    page.click("[data-dialog='" + deed + "-dialog']");
    page.waitFor(() -> page.find("act:" + deed).isDisplayed());
    page.find("act:" + deed).click();
    page.waitFor(() -> page.text("outcome").contains(outcome));
  }

  /** Reads until it is cached: the next poll of the log takes what was read just after a write. */
  private static void cached(SignedIn user, String key, String path) {
    signedInAdministrator()
        .client()
        .until(
            "/admin/cache/key?key=" + key,
            held ->
                held.path("state").asText().equalsIgnoreCase("VALUE")
                    || user.client().get(path).status() != 200);
  }

  private static int character(SignedIn owner, String name) {
    return owner.client().post("/api/characters", Map.of("role", name)).body().path("id").asInt();
  }

  private static void say(SignedIn user, int character, int messages) throws SQLException {
    sql(
        "INSERT INTO messages (user_id, character_id, role, content, created_at)"
            + " SELECT %d, %d, 'user', 'said ' || n || ' <b>', 1700000000 FROM generate_series(1, %d) n"
                .formatted(user.id(), character, messages));
  }

  private static void assertNoted(SignedIn user, String kind, String detail) {
    signedInAdministrator()
        .client()
        .until(
            "/admin/cache/audit?account=" + user.id(),
            answer ->
                StreamSupport.stream(answer.path("items").spliterator(), false)
                    .anyMatch(item -> isThat(item, kind, detail)));
  }

  private static boolean isThat(JsonNode item, String kind, String detail) {
    return item.path("kind").asText().equals(kind) && item.path("detail").asText().equals(detail);
  }
}
