package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Users who chat: each sends a message every six seconds, and each message goes to the next worker.
 * They begin at once and go on until they are closed.
 */
final class ChattingUsers implements AutoCloseable {
  static final int COUNT = 100;
  static final int CHARACTERS = 3;
  private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(6);

  /**
   * One message in so many changes the settings, and as many the character's memories: each user
   * changes something every two and a half minutes.
   */
  static final int UPDATE_SHARE = 50;

  private static final int THREADS = 32;

  private final Installation installation;
  private final List<RestClient> people;
  private final boolean writing;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
  private final List<? extends ScheduledFuture<?>> chats;
  private volatile Times times = new Times();

  private ChattingUsers(Installation installation, boolean writing) {
    this.installation = installation;
    this.people = TestUsers.logIn(installation, COUNT).toList();
    this.writing = writing;
    Random random = new Random(1);
    this.chats = IntStream.range(0, COUNT).mapToObj(person -> begin(person, random)).toList();
  }

  /** Users who change something now and then. */
  static ChattingUsers ofWriters(Installation installation) {
    return new ChattingUsers(installation, true);
  }

  /** Users who change nothing. */
  static ChattingUsers ofReaders(Installation installation) {
    return new ChattingUsers(installation, false);
  }

  /** Lets them chat on for {@code duration}; returns how long each look-up took meanwhile. */
  Times chat(Duration duration) throws InterruptedException, ExecutionException {
    Times measured = new Times();
    times = measured;
    Future<?> end = threads.schedule(() -> {}, duration.toMillis(), TimeUnit.MILLISECONDS);
    end.get();
    times = new Times();
    for (ScheduledFuture<?> chat : chats) {
      if (chat.isDone()) {
        chat.get(); // it broke down, and says why
      }
    }
    return measured;
  }

  private ScheduledFuture<?> begin(int person, Random random) {
    long period = BETWEEN_MESSAGES.toMillis();
    int[] messages = {person};
    return threads.scheduleAtFixedRate(
        () -> message(person, messages[0]++),
        random.nextInt((int) period),
        period,
        TimeUnit.MILLISECONDS);
  }

  private void message(int person, int number) {
    RestClient browser = people.get(person).on(installation.address(number));
    String character = "npc-" + (1 + number % CHARACTERS);
    Turn.ofEleven(character).take(browser, nanos -> times.add(nanos));
    if (!writing) {
      return;
    }
    if (number % UPDATE_SHARE == 0) {
      browser.put("/api/me/settings", Map.of("profile", "message " + number));
    } else if (number % UPDATE_SHARE == UPDATE_SHARE / 2) {
      String path = "/api/characters/" + character + "/memories";
      browser.put(path, Map.of("short_term", List.of("message " + number)));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
