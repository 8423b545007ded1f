package io.fastnpc.tools.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.SignedIn;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Users who read and write at a steady pace, each one after the other, and tell a wrong answer from
 * a right one: a write that is carried out twice shows, since the second renaming finds nothing.
 */
public final class SteadyUsers implements AutoCloseable {
  private static final Duration TURN = Duration.ofMillis(200);
  private static final int OK = 200;
  private static final int AWAY = 503;

  private final ScheduledExecutorService threads;
  private final AtomicInteger requests = new AtomicInteger();
  private final Queue<String> failedReads = new ConcurrentLinkedQueue<>();
  private final Queue<String> failedWrites = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  /**
   * What has happened so far, or between two moments.
   *
   * @param requests how many were sent
   * @param failedReads what was answered to reads that were not served
   * @param failedWrites what was answered to writes that were not served
   * @param wrong answers that no correct server gives
   */
  public record Figures(
      int requests, List<String> failedReads, List<String> failedWrites, List<String> wrong) {
    Figures since(Figures earlier) {
      return new Figures(
          requests - earlier.requests,
          rest(failedReads, earlier.failedReads),
          rest(failedWrites, earlier.failedWrites),
          rest(wrong, earlier.wrong));
    }

    private static List<String> rest(List<String> all, List<String> begin) {
      return all.subList(begin.size(), all.size());
    }
  }

  /** Starts {@code count} users at {@code address}, with five requests a second each. */
  public SteadyUsers(URI address, int count) {
    threads = Executors.newScheduledThreadPool(count);
    for (int number = 0; number < count; number++) {
      User user = new User(SignedIn.as("steady", address).client());
      long delay = TURN.toMillis() * number / count;
      var unused = threads.scheduleAtFixedRate(user, delay, TURN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Until now. */
  public Figures figures() {
    return new Figures(
        requests.get(), List.copyOf(failedReads), List.copyOf(failedWrites), List.copyOf(wrong));
  }

  /** Returns once {@code more} requests have been answered from now on. */
  public void await(int more) throws InterruptedException {
    int wanted = requests.get() + more;
    while (requests.get() < wanted) {
      Thread.sleep(TURN.toMillis());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** One of them. Used by one thread at a time. */
  private final class User implements Runnable {
    private final RestClient client;
    private final List<String> profiles = new ArrayList<>();
    private int turn;
    private boolean renamed;

    User(RestClient client) {
      this.client = client;
      expect(client.post("/api/characters", Map.of("role", name(false))), 201);
      profiles.add("");
    }

    private static void expect(Answer answer, int status) {
      if (answer.status() != status) {
        throw new IllegalStateException(answer.status() + " " + answer.text());
      }
    }

    @Override
    public void run() {
      turn++;
      switch (turn % 5) {
        case 0 -> rename();
        case 2 -> change();
        default -> read();
      }
    }

    private void read() {
      Answer answer = answer("GET", () -> client.get("/api/me/settings"), failedReads);
      if (answer != null) {
        JsonNode profile = answer.body().at("/settings/profile");
        if (!profiles.contains(profile.asText(""))) {
          wrong.add("read " + profile + " where " + profiles + " was written");
        }
      }
    }

    private void change() {
      String profile = "turn " + turn;
      profiles.add(profile); // until it is acknowledged, either is right
      Answer answer =
          answer(
              "PUT",
              () -> client.put("/api/me/settings", Map.of("profile", profile)),
              failedWrites);
      if (answer != null) {
        profiles.retainAll(List.of(profile));
      }
    }

    private void rename() {
      String path = "/api/characters/" + name(renamed);
      Answer answer =
          answer(
              "PUT",
              () -> client.put(path + "/rename", Map.of("new_name", name(!renamed))),
              failedWrites);
      if (answer != null) {
        renamed = !renamed;
      } else {
        Answer there = answer("GET", () -> client.get("/api/characters"), failedReads);
        renamed = there == null ? renamed : there.text().contains('"' + name(true) + '"');
      }
    }

    private static String name(boolean renamed) {
      return renamed ? "after" : "before";
    }

    /** The answer if it is 200; else it is noted. */
    private @Nullable Answer answer(String method, Supplier<Answer> call, Queue<String> failures) {
      requests.incrementAndGet();
      try {
        Answer answer = call.get();
        if (answer.status() == OK) {
          return answer;
        }
        String what = method + " " + answer.status() + " " + answer.text();
        (answer.status() == AWAY ? failures : wrong).add(what);
      } catch (UncheckedIOException broken) {
        failures.add(method + " " + broken.getCause());
      }
      return null;
    }
  }
}
