package io.fastnpc.tools.attack;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Twenty users who read and write until they are closed. */
final class Residents implements AutoCloseable {
  private static final int COUNT = 20;
  private static final int LONGEST_PAUSE_MILLIS = 100;
  private static final int DIGITS = 2;

  private final Findings findings;
  private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
  private final List<Future<?>> lives = new ArrayList<>();
  private volatile Histogram times = new ConcurrentHistogram(DIGITS);
  private volatile boolean leaving;

  /** Makes them and lets them begin. */
  Residents(Installation installation, Findings findings, long seed) {
    this.findings = findings;
    for (int number = 0; number < COUNT; number++) {
      Resident resident =
          new Resident(number, installation, findings, nanos -> times.recordValue(nanos / 1_000));
      Random random = new Random(seed + number);
      lives.add(threads.submit(() -> live(resident, random)));
    }
  }

  private Void live(Resident resident, Random random) throws InterruptedException {
    while (!leaving) {
      resident.turn(random);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }
    return null;
  }

  /** How long their calls took since this was last asked, in microseconds. */
  Histogram times() {
    Histogram measured = times;
    times = new ConcurrentHistogram(DIGITS);
    return measured;
  }

  static Reply reply(Answer answer) {
    Map<String, String> headers = new TreeMap<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) ->
                headers.put(
                    name.toLowerCase(Locale.ROOT),
                    values.stream().collect(Collectors.joining(", "))));
    return new Reply(answer.status(), headers, answer.text());
  }

  @Override
  public void close() {
    leaving = true;
    threads.shutdown();
    for (Future<?> life : lives) {
      try {
        life.get();
      } catch (ExecutionException brokeDown) {
        findings.add(Rule.RESIDENTS_ARE_SERVED, "a resident broke down: " + brokeDown.getCause());
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
