package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.browser.Page;
import io.fastnpc.tools.servers.SignedIn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Whether everybody can read and use the administrators' page. */
class AccessibilityIT extends InBrowser {
  private static final String CONTROLS =
      "a[href], button, input:not([type=hidden]), select, progress, [role=img], [tabindex]";

  /** More presses of the tab key than there are controls. */
  private static final int PRESSES = 120;

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void text_charts_and_controls_stand_out_from_what_is_behind_them(String scheme) {
    Page page = administratorWithFigures();
    page.darkness(scheme);
    page.waitFor(page::updated);
    assertThat(page.ask("contrast.js")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void the_log_in_page_stands_out_and_has_names(String scheme) {
    Page page = open("en");
    page.darkness(scheme);
    page.logInForm();
    assertThat(page.ask("contrast.js")).isEmpty();
    assertThat(names(page, "body")).containsExactly("把页面切换为中文", "User name", "Password", "Log in");
  }

  @Test
  void tables_have_heads_and_changes_are_told_without_interrupting() {
    assertThat(administratorWithFigures().ask("structure.js")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en, light", "zh-CN, dark"})
  void pages_about_users_stand_out_and_have_names(String language, String scheme) {
    SignedIn user = signedIn("read");
    user.client().post("/api/characters", Map.of("role", "Watson"));
    Page page = administrator(language);
    page.darkness(scheme);
    for (String path : List.of("users.xhtml", "user.xhtml?id=" + user.id() + "&character=1")) {
      page.window().get(SharedPayara.address().resolve("/admin/" + path).toString());
      assertThat(page.ask("contrast.js")).as(path).isEmpty();
      assertThat(page.ask("structure.js")).as(path).isEmpty();
      assertThat(names(page, "body"))
          .as(path)
          .hasSizeGreaterThan(5)
          .allSatisfy(name -> assertThat(name).isNotBlank());
    }
    press(page, "[data-dialog='character-dialog']");
    assertThat(names(page, "#character-dialog")).hasSize(2);
    assertThat(page.text("character-dialog")).contains("Watson");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void every_control_has_a_name(String language) {
    Page page = administrator(language);
    page.waitFor(page::updated);
    press(page, "#pause"); // or the next update replaces what is being looked at
    List<String> names = new ArrayList<>(names(page, "body"));
    for (String what : new String[] {"pattern", "user"}) {
      page.choose("clear-what", what);
      names.addAll(names(page, "#clear"));
    }
    press(page, "[data-clear]");
    names.addAll(names(page, "#clear-dialog"));
    press(page, "#clear-dialog [data-close]");
    press(page, "#ask-reset");
    names.addAll(names(page, "#reset-dialog"));
    assertThat(names).hasSizeGreaterThan(25).allSatisfy(name -> assertThat(name).isNotBlank());
  }

  private static void press(Page page, String button) {
    page.window().findElement(By.cssSelector(button)).sendKeys(Keys.ENTER);
  }

  private static List<String> names(Page page, String within) {
    return page
        .window()
        .findElement(By.cssSelector(within))
        .findElements(By.cssSelector(CONTROLS))
        .stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getAccessibleName)
        .toList();
  }

  @Test
  void the_focus_is_seen_wherever_it_goes() {
    Page page = administrator("en");
    Set<String> reached = new LinkedHashSet<>();
    for (int press = 0; press < PRESSES; press++) {
      page.window().switchTo().activeElement().sendKeys(Keys.TAB);
      WebElement focused = page.window().switchTo().activeElement();
      if (!focused.getTagName().equals("body")) {
        String name = focused.getAccessibleName();
        reached.add(name);
        assertThat(focused.getCssValue("outline-style")).as(name).isEqualTo("solid");
        assertThat(focused.getCssValue("outline-width")).as(name).isEqualTo("2px");
      }
    }
    assertThat(reached)
        .contains("Skip to content", "Pause", "Clear… account", "Preview…", "Look up");
  }

  private Page administratorWithFigures() {
    SignedIn reader = signedIn("reader");
    for (int read = 0; read < 5; read++) {
      reader.client().get("/api/me/settings");
    }
    Page page = administrator("en");
    page.waitFor(() -> page.text("caches").contains("user_settings"));
    return page;
  }
}
