package io.fastnpc.scenarios;

import io.fastnpc.servers.Browser;
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
 * People who chat: each sends a message every six seconds and now and then changes something, and
 * each message goes to the next worker.
 */
final class Crowd implements AutoCloseable {
  static final int PEOPLE = 100;
  static final int CHARACTERS = 3;
  private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(6);

  /** One message in so many changes the settings, and as many the character's memories. */
  private static final int UPDATE_SHARE = 20;

  private static final int THREADS = 32;

  private final Bed bed;
  private final List<Browser> people;
  private final Random random = new Random(1);
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
  private volatile Times times = new Times();

  Crowd(Bed bed) {
    this.bed = bed;
    this.people = People.logIn(bed, PEOPLE).toList();
  }

  /** Lets them chat for {@code duration}; returns how long each look-up took. */
  Times chat(Duration duration) throws InterruptedException, ExecutionException {
    Times measured = new Times();
    times = measured;
    List<? extends ScheduledFuture<?>> chats =
        IntStream.range(0, PEOPLE).mapToObj(this::begin).toList();
    Future<?> end = threads.schedule(() -> {}, duration.toMillis(), TimeUnit.MILLISECONDS);
    end.get();
    for (ScheduledFuture<?> chat : chats) {
      if (chat.isDone()) {
        chat.get(); // it broke down, and says why
      }
      chat.cancel(false);
    }
    return measured;
  }

  private ScheduledFuture<?> begin(int person) {
    long period = BETWEEN_MESSAGES.toMillis();
    int[] messages = {person};
    return threads.scheduleAtFixedRate(
        () -> message(person, messages[0]++),
        random.nextInt((int) period),
        period,
        TimeUnit.MILLISECONDS);
  }

  private void message(int person, int number) {
    Browser browser = people.get(person).on(bed.address(number));
    String character = "npc-" + (1 + number % CHARACTERS);
    Turn.ofEleven(character).take(browser, times);
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
