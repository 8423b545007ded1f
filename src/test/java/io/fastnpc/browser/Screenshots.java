package io.fastnpc.browser;

import io.fastnpc.servers.Browser;
import io.fastnpc.servers.BuiltFile;
import io.fastnpc.servers.PayaraWorker;
import io.fastnpc.servers.RedisServer;
import io.fastnpc.servers.Server;
import io.fastnpc.servers.Servers;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Takes the pictures of the administrators' page in {@code docs}: two workers under some traffic.
 *
 * <p>Run by {@code mvn -q -DskipTests package exec:java@screenshots}.
 */
public final class Screenshots {
  private static final String PASSWORD = "correct horse";
  private static final Duration TRAFFIC = Duration.ofSeconds(Long.getLong("seconds", 90));
  private static final PrintStream CONSOLE = System.out;

  private final Chromium chromium;
  private final Path folder;

  private Screenshots(Chromium chromium, Path folder) {
    this.chromium = chromium;
    this.folder = folder;
  }

  /** Ends the process. */
  public static void main(String[] arguments) throws IOException {
    Chromium chromium =
        Chromium.installed().orElseThrow(() -> new IllegalStateException(Chromium.MISSING));
    Path folder = BuiltFile.HOME.path().resolve("docs");
    Files.createDirectories(folder);
    new Screenshots(chromium, folder).take();
    System.exit(0);
  }

  private void take() throws IOException {
    RedisServer redis = Servers.newRedis();
    Map<String, String> environment = new LinkedHashMap<>(Servers.newPostgres().environment());
    environment.putAll(redis.environment());
    environment.putAll(Servers.APPLICATION);
    URI first = address(Servers.newWorker(environment));
    URI second = address(Servers.newWorker(environment));
    Browser admin = register(first, Servers.ADMINISTRATOR);
    picture(first, "empty", "en", "light", 1280);
    Browser reader = register(first, "reader");
    traffic(reader, reader.on(second), Instant.now().plus(TRAFFIC));
    admin.post("/admin/cache/clear?pattern=char_profile:*");
    traffic(reader, reader.on(second), Instant.now().plusSeconds(10));
    picture(first, "wide", "en", "light", 1280);
    picture(first, "dark", "en", "dark", 1280);
    picture(first, "chinese", "zh-CN", "light", 1280);
    picture(first, "phone", "en", "light", 360);
    redis.kill();
    reader.get("/api/me/settings");
    picture(first, "redis-down", "en", "light", 1280);
  }

  private static URI address(PayaraWorker worker) {
    return URI.create("http://" + Server.HOST + ":" + worker.port() + "/");
  }

  private static Browser register(URI worker, String name) {
    Browser browser = Browser.at(worker);
    browser.post("/auth/register", Map.of("username", name, "password", PASSWORD));
    return browser;
  }

  private static void traffic(Browser one, Browser other, Instant end) {
    one.post("/api/characters", Map.of("role", "Watson"));
    for (int round = 0; Instant.now().isBefore(end); round++) {
      Browser browser = round % 2 == 0 ? one : other;
      browser.get("/api/me/settings");
      browser.get("/api/characters/Watson/profile");
      browser.get("/api/characters");
      if (round % 25 == 0) {
        browser.put("/api/me/settings", Map.of("profile", "round " + round));
        browser.put(
            "/api/characters/Watson/memories",
            Map.of("short_term", java.util.List.of("It rained " + round + " times.")));
      }
    }
  }

  private void picture(URI worker, String name, String language, String scheme, int width)
      throws IOException {
    ChromeDriver window = chromium.open(language, width, 900);
    try (Page page = new Page(window, worker)) {
      page.size(width, 900);
      page.darkness(scheme);
      page.logIn(Servers.ADMINISTRATOR, PASSWORD);
      page.waitFor(() -> !page.text("tiles").isEmpty());
      page.waitFor(() -> page.updated());
      int height = width < 500 ? 2200 : 1500;
      page.size(width, height);
      page.waitFor(() -> page.updated());
      Files.write(folder.resolve(name + ".png"), window.getScreenshotAs(OutputType.BYTES));
      CONSOLE.println("docs/" + name + ".png");
    }
  }
}
