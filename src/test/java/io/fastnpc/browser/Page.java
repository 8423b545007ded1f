package io.fastnpc.browser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The administrators' page as somebody uses it who looks at it.
 *
 * @param window where it is open
 * @param base where the application answers
 */
record Page(ChromeDriver window, URI base) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Goes to the administration, and through the log-in form on the way. */
  Page logIn(String username, String password) {
    window.get(base.resolve("/admin/").toString());
    type("form:name", username);
    type("form:password", password);
    find("form:submit").click();
    waitFor(() -> window.findElements(By.id("form:submit")).isEmpty());
    return this;
  }

  WebElement find(String id) {
    return window.findElement(By.id(id));
  }

  /** The text under {@code id}; empty while there is none. */
  String text(String id) {
    List<WebElement> found = window.findElements(By.id(id));
    return found.isEmpty() ? "" : String.valueOf(found.get(0).getDomProperty("textContent"));
  }

  String heading() {
    return window.findElement(By.tagName("h1")).getText();
  }

  void type(String id, String text) {
    WebElement field = find(id);
    field.clear();
    field.sendKeys(text);
  }

  void choose(String id, String value) {
    window.findElement(By.cssSelector("#" + id + " option[value='" + value + "']")).click();
  }

  void click(String selector) {
    window.findElement(By.cssSelector(selector)).click();
  }

  /** What must become true. */
  interface Condition {
    boolean holds();
  }

  void waitFor(Condition condition) {
    new WebDriverWait(window, PATIENCE)
        .ignoring(org.openqa.selenium.WebDriverException.class)
        .until(anything -> condition.holds());
  }

  /** Whether the page has fetched figures since this was asked last. */
  boolean updated() {
    return Boolean.TRUE.equals(
        window.executeScript(
            "const at = document.body.dataset.updated, seen = window.seenUpdate;"
                + "window.seenUpdate = at; return at !== undefined && at !== seen"));
  }

  /** Whether the page is wider than the window. */
  boolean scrollsSideways() {
    return Boolean.TRUE.equals(
        window.executeScript("return document.documentElement.scrollWidth > window.innerWidth"));
  }

  /** What the browser complains of: blocked by the policy, not found, thrown by a script. */
  List<String> complaints() {
    return window.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /** The hosts of everything that was loaded. */
  String hosts() {
    return String.valueOf(
        window.executeScript(
            "return [...new Set(performance.getEntriesByType('resource')"
                + ".map(e => new URL(e.name).host))].join()"));
  }

  void darkness(String scheme) {
    window.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void size(int width, int height) {
    window.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  @Override
  public void close() {
    window.quit();
  }
}
