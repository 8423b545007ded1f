package io.fastnpc.tools.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The Chromium that this machine has, with its driver; neither is ever downloaded.
 *
 * @param browser the program
 * @param driver its ChromeDriver
 */
public record Chromium(Path browser, Path driver) {
  /** What to say where {@link #installed()} is absent. */
  public static final String MISSING =
      "no Chromium with its driver on the path: apt-get install chromium chromium-driver";

  /** Finds both on the path. */
  public static Optional<Chromium> installed() {
    return find("chromium", "chromium-browser", "google-chrome")
        .flatMap(browser -> find("chromedriver").map(driver -> new Chromium(browser, driver)));
  }

  private static Optional<Path> find(String... names) {
    List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(":"));
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Opens a window that has no cookies yet.
   *
   * @param language such as {@code zh-CN}
   */
  public ChromeDriver open(String language, int width, int height) {
    return open(language, width, height, List.of());
  }

  /** The same with more options of the program. */
  public ChromeDriver open(String language, int width, int height, List<String> more) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--hide-scrollbars",
        "--accept-lang=" + language,
        "--window-size=" + width + "," + height);
    options.addArguments(more);
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
    return new ChromeDriver(service, options);
  }
}
