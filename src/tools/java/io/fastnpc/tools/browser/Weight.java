package io.fastnpc.tools.browser;

import io.fastnpc.resources.Resources;
import io.fastnpc.tools.Console;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Measures how long the administrators' page takes over a slow line until it shows its first
 * figure, and until its charts have points; with an empty browser cache and with a full one.
 *
 * <p>Run by {@code mvn -q -DskipTests package exec:java@weight}.
 */
public final class Weight {
  private static final String PASSWORD = "correct horse";
  private static final String ADMINISTRATOR = "admin";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;
  private static final int WARM_UP = Integer.getInteger("weight.warmup", 30);
  private static final int ROUNDS = Integer.getInteger("weight.rounds", 5);

  /** What is called a slow line: 1.6 Mbit/s down, 750 kbit/s up, 150 ms for each request. */
  private static final Map<String, Object> LINE =
      Map.of(
          "offline",
          false,
          "latency",
          150,
          "downloadThroughput",
          1_600_000 / 8,
          "uploadThroughput",
          750_000 / 8);

  private static final PrintStream CONSOLE = Console.out();

  private Weight() {}

  /** Prints the medians and ends the process. */
  public static void main(String[] arguments) {
    Chromium chromium =
        Chromium.installed().orElseThrow(() -> new IllegalStateException(Chromium.MISSING));
    try (Installation installation =
        Installation.ofWorkers(1).with("FASTNPC_ADMIN_USER", ADMINISTRATOR).start()) {
      measure(chromium, installation.address(0));
    }
    System.exit(0);
  }

  private static void measure(Chromium chromium, URI worker) {
    RestClient admin = RestClient.at(worker);
    admin.post("/auth/register", Map.of("username", ADMINISTRATOR, "password", PASSWORD));
    for (int i = 0; i < WARM_UP; i++) {
      admin.page("/admin/", "en");
    }
    ChromeDriver window = chromium.open("en", WIDTH, HEIGHT);
    try (Page page = new Page(window, worker)) {
      page.logIn(ADMINISTRATOR, PASSWORD);
      window.executeCdpCommand("Network.enable", Map.of());
      window.executeCdpCommand("Network.emulateNetworkConditions", LINE);
      window.executeCdpCommand(
          "Page.addScriptToEvaluateOnNewDocument",
          Map.of("source", Resources.text(Weight.class, "first-figure.js")));
      CONSOLE.println("cache    first figure           charts                 first byte");
      List<List<?>> cold = new ArrayList<>();
      List<List<?>> warm = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        window.executeCdpCommand("Network.clearBrowserCache", Map.of());
        cold.add(load(page));
        warm.add(load(page));
      }
      print("empty", cold);
      print("full", warm);
    }
  }

  private static List<?> load(Page page) {
    page.window().get(page.base().resolve("/admin/").toString());
    page.waitFor(
        () ->
            Boolean.TRUE.equals(
                page.window().executeScript("return window.firstFigure?.charts !== null")));
    return page.ask("loaded.js");
  }

  private static void print(String cache, List<List<?>> loads) {
    CONSOLE.printf(
        "%-6s %8.0f ms, %5.0f KB %10.0f ms, %5.0f KB %10.0f ms%n",
        cache,
        median(loads, 0),
        median(loads, 1) / 1000,
        median(loads, 2),
        median(loads, 3) / 1000,
        median(loads, 4));
  }

  private static double median(List<List<?>> loads, int column) {
    return loads.stream()
        .map(load -> ((Number) load.get(column)).doubleValue())
        .sorted(Comparator.naturalOrder())
        .toList()
        .get(loads.size() / 2);
  }
}
