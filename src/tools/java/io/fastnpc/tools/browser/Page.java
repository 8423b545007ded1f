package io.fastnpc.tools.browser;

import io.fastnpc.resources.Resources;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The administrators' page in a browser window.
 *
 * @param window where it is open
 * @param base where the application answers
 */
public record Page(ChromeDriver window, URI base) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Goes to the administration without a session, which shows the log-in form. */
  public void logInForm() {
    window.get(base.resolve("/admin/").toString());
    waitFor(() -> !window.findElements(By.id("form:name")).isEmpty());
  }

  /** Goes to the administration, and through the log-in form on the way. */
  public Page logIn(String username, String password) {
    logInForm();
    type("form:name", username);
    type("form:password", password);
    find("form:submit").click();
    waitFor(() -> window.findElements(By.id("form:submit")).isEmpty() && !heading().isEmpty());
    return this;
  }

  /**
   * Only for elements that no update replaces; {@link #text}, {@link #heading} and {@link #level}
   * ask for others in one go.
   */
  public WebElement find(String id) {
    return window.findElement(By.id(id));
  }

  /** The text under {@code id}; empty while there is none. */
  public String text(String id) {
    return property("[id='" + id + "']", "textContent");
  }

  /** The row of the table under {@code id} that begins with {@code head}; empty without one. */
  public String row(String id, String head) {
    Object row =
        window.executeScript(
            "return [...document.querySelectorAll(`[id='${arguments[0]}'] tr`)]"
                + ".map(row => row.textContent.trim())"
                + ".find(text => text.startsWith(arguments[1])) ?? ''",
            id,
            head);
    return String.valueOf(row);
  }

  /** The text of the first heading; empty while there is none. */
  public String heading() {
    return property("h1", "innerText");
  }

  /** The level of the health card: good, warn or bad. */
  public String level() {
    return property("#health", "className").replace("health ", "").strip();
  }

  private String property(String selector, String name) {
    Object value =
        window.executeScript(
            "const found = document.querySelector(arguments[0]);"
                + "return found === null ? '' : found[arguments[1]]",
            selector,
            name);
    return String.valueOf(value);
  }

  /** Replaces the text of the field {@code id}. */
  public void type(String id, String text) {
    WebElement field = find(id);
    field.clear();
    field.sendKeys(text);
  }

  /** Chooses an option of the list {@code id}. */
  public void choose(String id, String value) {
    window.findElement(By.cssSelector("#" + id + " option[value='" + value + "']")).click();
  }

  /** Clicks the element that {@code selector} finds. */
  public void click(String selector) {
    window.findElement(By.cssSelector(selector)).click();
  }

  /** A condition on the page. */
  public interface Condition {
    /** Whether it holds now. */
    boolean holds();
  }

  /** Waits until {@code condition} holds. @throws org.openqa.selenium.TimeoutException if not */
  public void waitFor(Condition condition) {
    new WebDriverWait(window, PATIENCE)
        .ignoring(org.openqa.selenium.WebDriverException.class)
        .until(anything -> condition.holds());
  }

  /** Whether the page has fetched figures since this was asked last. */
  public boolean updated() {
    return Boolean.TRUE.equals(
        window.executeScript(
            "const at = document.body.dataset.updated, seen = window.seenUpdate;"
                + "window.seenUpdate = at; return at !== undefined && at !== seen"));
  }

  /** The result of the script of that name beside this class. */
  public List<?> ask(String script) {
    String body = Resources.text(Page.class, script);
    return (List<?>) Objects.requireNonNull(window.executeScript(body));
  }

  /** Whether the page is wider than the window. */
  public boolean scrollsSideways() {
    return Boolean.TRUE.equals(
        window.executeScript("return document.documentElement.scrollWidth > window.innerWidth"));
  }

  /** The browser's own messages: blocked by the policy, not found, thrown by a script. */
  public List<String> complaints() {
    return window.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /** The hosts that the page has loaded from, separated by commas. */
  public String hosts() {
    return String.valueOf(
        window.executeScript(
            "return [...new Set(performance.getEntriesByType('resource')"
                + ".map(e => new URL(e.name).host))].join()"));
  }

  /** Makes the browser prefer the colour scheme {@code scheme}: light or dark. */
  public void darkness(String scheme) {
    window.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Sets the size in CSS pixels. */
  public void size(int width, int height) {
    size(width, height, 1);
  }

  /** Sets the size in CSS pixels, each of which is {@code scale} pixels of the screen wide. */
  public void size(int width, int height, int scale) {
    window.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
  }

  /** The lower end of the card that holds {@code id}, with the gap below it, in CSS pixels. */
  public int bottom(String id) {
    Object bottom =
        window.executeScript(
            "const card = document.getElementById(arguments[0]).closest('.card');"
                + "return Math.ceil(card.getBoundingClientRect().bottom + scrollY) + 20",
            id);
    return ((Number) Objects.requireNonNull(bottom)).intValue();
  }

  @Override
  public void close() {
    window.quit();
  }
}
