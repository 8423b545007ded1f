package io.fastnpc.tools.browser;

import io.fastnpc.tools.Threads;
import io.fastnpc.tools.servers.RestClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Some users at all workers in turn, in waves, until it is closed. */
public final class Traffic implements AutoCloseable {
  private static final int PEOPLE = 6;
  private static final List<String> CHARACTERS = List.of("Watson", "悟空", "Elizabeth Bennet");
  private static final Duration WAVE = Duration.ofSeconds(70);
  private static final long PAUSE_MILLIS = 60;
  private static final int ROUNDS_BETWEEN_WRITES = 25;

  private final List<Thread> people = new ArrayList<>();
  private volatile boolean open = true;

  /** Registers the users at the first of {@code workers}. */
  public Traffic(List<URI> workers, String password) {
    for (int number = 1; number <= PEOPLE; number++) {
      Map<String, String> account = Map.of("username", "reader-" + number, "password", password);
      List<RestClient> browsers = browsers(workers, account);
      Thread person = new Thread(() -> use(browsers), "reader-" + number);
      person.setDaemon(true);
      people.add(person);
    }
  }

  /** Starts the users. */
  public void begin() {
    people.forEach(Thread::start);
  }

  private static List<RestClient> browsers(List<URI> workers, Map<String, String> account) {
    RestClient first = RestClient.at(workers.get(0));
    first.post("/auth/register", account);
    CHARACTERS.forEach(name -> first.post("/api/characters", Map.of("role", name)));
    return workers.stream().map(first::on).toList();
  }

  private void use(List<RestClient> workers) {
    for (int round = 0; open; round++) {
      RestClient worker = workers.get(round % workers.size());
      String character = "/api/characters/" + RestClient.encoded(CHARACTERS.get(round % 3));
      if (round % ROUNDS_BETWEEN_WRITES == 0) {
        worker.put("/api/me/settings", Map.of("profile", "round " + round));
        worker.put(character + "/memories", Map.of("short_term", List.of("round " + round)));
      }
      worker.get("/api/me/settings");
      worker.get(character + "/profile");
      worker.get(character + "/id");
      worker.get("/api/characters");
      LockSupport.parkNanos(pause().toNanos());
    }
  }

  /** Changes in waves, so that the charts have a shape. */
  private static Duration pause() {
    double turns = (double) System.currentTimeMillis() / WAVE.toMillis();
    double quiet = 1.2 + Math.sin(2 * Math.PI * turns);
    return Duration.ofMillis(Math.round(PAUSE_MILLIS * Math.pow(quiet, 1.5)));
  }

  @Override
  public void close() {
    open = false;
    Threads.join(people);
  }
}
