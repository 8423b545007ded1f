package io.fastnpc.tools.browser;

import io.fastnpc.tools.Console;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.RestClient;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Takes the pictures of the administrators' page in {@code docs}: two workers under some traffic.
 *
 * <p>Run by {@code mvn -q -DskipTests package exec:java@screenshots}; {@code -Dseconds=60} gives
 * the charts less to show.
 */
public final class Screenshots {
  private static final String PASSWORD = "correct horse";
  private static final String ADMINISTRATOR = "admin";
  private static final Duration TRAFFIC = Duration.ofSeconds(Long.getLong("seconds", 240));
  private static final Duration OUTAGE = Duration.ofSeconds(20);
  private static final String OUTAGE_NAME = "redis-down";
  private static final int WIDE = 1280;
  private static final int PHONE = 390;
  private static final int HEIGHT = 900;
  private static final PrintStream CONSOLE = Console.out();

  private final Chromium chromium;
  private final Path folder;

  private Screenshots(Chromium chromium, Path folder) {
    this.chromium = chromium;
    this.folder = folder;
  }

  /** Takes all pictures and ends the process. */
  public static void main(String[] arguments) throws IOException {
    Chromium chromium =
        Chromium.installed().orElseThrow(() -> new IllegalStateException(Chromium.MISSING));
    Path folder = BuiltFile.HOME.path().resolve("docs");
    Files.createDirectories(folder);
    new Screenshots(chromium, folder).take();
    System.exit(0);
  }

  private void take() throws IOException {
    try (Installation installation =
        Installation.ofWorkers(2).with("FASTNPC_ADMIN_USER", ADMINISTRATOR).start()) {
      take(installation);
    }
  }

  private void take(Installation installation) throws IOException {
    List<URI> workers = installation.workers().stream().map(PayaraWorker::address).toList();
    RestClient admin = RestClient.at(workers.get(0));
    admin.post("/auth/register", Map.of("username", ADMINISTRATOR, "password", PASSWORD));
    picture(workers, new Picture("empty", "en", "light", WIDE, "caches-title"));
    try (Traffic traffic = new Traffic(workers, PASSWORD)) {
      traffic.begin();
      pass(TRAFFIC.dividedBy(2));
      admin.post("/admin/cache/clear?pattern=char_profile:*");
      pass(TRAFFIC.dividedBy(2));
      picture(workers, new Picture("wide", "en", "light", WIDE, "workers"));
      picture(workers, new Picture("dark", "en", "dark", WIDE, "workers"));
      picture(workers, new Picture("chinese", "zh-CN", "light", WIDE, "workers"));
      picture(workers, new Picture("phone", "en", "light", PHONE, "reads-title"));
      installation.redis().kill();
      pass(OUTAGE);
      picture(workers, new Picture(OUTAGE_NAME, "en", "light", WIDE, "workers"));
    }
  }

  private static void pass(Duration span) {
    long end = System.nanoTime() + span.toNanos();
    for (long left = span.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * One picture.
   *
   * @param name what its file is called
   * @param language such as {@code zh-CN}
   * @param scheme light or dark
   * @param width of the window, in CSS pixels
   * @param last the element that it ends with
   */
  private record Picture(String name, String language, String scheme, int width, String last) {
    /** The level that the page must show; on a busy machine it may differ for a moment. */
    String level() {
      return name.equals(OUTAGE_NAME) ? "warn" : "good";
    }

    /** Pixels of the screen to a CSS pixel: phones have more. */
    int scale() {
      return width == PHONE ? 2 : 1;
    }
  }

  private void picture(List<URI> workers, Picture wanted) throws IOException {
    ChromeDriver window = chromium.open(wanted.language, wanted.width, HEIGHT);
    try (Page page = new Page(window, workers.get(0))) {
      page.size(wanted.width, HEIGHT, wanted.scale());
      page.darkness(wanted.scheme);
      page.logIn(ADMINISTRATOR, PASSWORD);
      page.waitFor(page::updated);
      page.size(wanted.width, page.bottom(wanted.last), wanted.scale());
      page.waitFor(() -> page.updated() && page.level().equals(wanted.level()));
      byte[] png = window.getScreenshotAs(OutputType.BYTES);
      Files.write(folder.resolve(wanted.name + ".png"), png);
      CONSOLE.printf("docs/%s.png, %d KB%n", wanted.name, png.length / 1024);
    }
  }
}
