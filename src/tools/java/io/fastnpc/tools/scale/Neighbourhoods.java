package io.fastnpc.tools.scale;

import io.fastnpc.cache.redis.RedisNeighbours;
import io.fastnpc.resources.Resources;
import io.fastnpc.tools.Threads;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.Usage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;

/**
 * What Redis does for workers that tell each other of writes, by the number of workers: the scripts
 * that the application runs, with clients that only listen and acknowledge.
 */
final class Neighbourhoods {
  private static final List<Integer> SIZES = List.of(10, 100, 1_000);
  private static final int POLLS = 2_000;
  private static final int REPORTS = 500;
  private static final int WRITES = 50;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final String STREAM = "announcements";
  private static final String REGISTRY = "registry";
  private static final String ACKNOWLEDGEMENTS = "acknowledgements";
  private static final String BOARD = "board";
  private static final String INCARNATION = "i";

  /** As long as a worker's report with figures of all caches. */
  private static final String REPORT = "x".repeat(3_000);

  private Neighbourhoods() {}

  /** Measures and prints the table. @return whether every write was acknowledged by all */
  static boolean measure(PrintStream out) throws InterruptedException {
    out.print(
        """

        ## Redis and the number of workers, in µs of its processor time

        | workers | a poll's part: register and hear | a write's part: announce, be acknowledged by all | until all have, ms | a report of a worker | all reports read |
        |---:|---:|---:|---:|---:|---:|
        """);
    boolean good = true;
    for (int workers : SIZES) {
      good &= measure(workers, out);
    }
    return good;
  }

  private static boolean measure(int workers, PrintStream out) throws InterruptedException {
    RedisServer server = Servers.newRedis();
    try (Jedis redis = connect(server)) {
      String attend = load(redis, "attend");
      String board = load(redis, "board");
      double poll = cost(server, POLLS, n -> attend(redis, attend, n % workers, n));
      double report =
          cost(
              server,
              REPORTS,
              n -> redis.evalsha(board, 1, BOARD, "w" + n % workers, REPORT, "6000", "0"));
      for (int worker = 0; worker < workers; worker++) {
        redis.evalsha(board, 1, BOARD, "w" + worker, REPORT, "6000", "0");
      }
      double all = cost(server, REPORTS, n -> redis.evalsha(board, 1, BOARD, "", "", "6000", "1"));
      long began = System.nanoTime();
      double used = Usage.of(server.control().pid()).cpuSeconds();
      boolean good = write(server, redis, workers);
      double write = (Usage.of(server.control().pid()).cpuSeconds() - used) / WRITES * 1e6;
      out.printf(
          "| %,d | %,.0f | %,.0f | %.1f | %,.0f | %,.0f |%n",
          workers, poll, write, (System.nanoTime() - began) / 1e6 / WRITES, report, all);
      return good;
    } finally {
      server.stop();
    }
  }

  private interface Step {
    void run(int number);
  }

  private static double cost(RedisServer server, int times, Step step) {
    double before = Usage.of(server.control().pid()).cpuSeconds();
    for (int number = 0; number < times; number++) {
      step.run(number);
    }
    return (Usage.of(server.control().pid()).cpuSeconds() - before) / times * 1e6;
  }

  private static void attend(Jedis redis, String script, int worker, int count) {
    redis.evalsha(
        script,
        2,
        STREAM,
        REGISTRY,
        "worker-" + worker + "-8a6e08042bd0",
        Integer.toString(count),
        "1",
        "name",
        "1",
        INCARNATION);
  }

  /** Announces writes to so many listeners; says whether all have acknowledged each. */
  private static boolean write(RedisServer server, Jedis redis, int workers)
      throws InterruptedException {
    CountDownLatch listening = new CountDownLatch(workers);
    List<Thread> listeners = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      String name = "w" + worker;
      Thread thread = new Thread(null, () -> listen(server, name, listening), name, 128 << 10);
      thread.start();
      listeners.add(thread);
    }
    listening.await();
    String announce = load(redis, "announce");
    boolean good = true;
    String last = "0-0";
    for (int number = 0; number < WRITES; number++) {
      redis.evalsha(
          announce, 2, STREAM, REGISTRY, "token-" + number, "user_settings:7", INCARNATION, "2048");
      int heard = 0;
      while (heard < workers && good) {
        Object answer = read(redis, ACKNOWLEDGEMENTS, last, PATIENCE_MILLIS);
        List<?> entries = entries(answer);
        good = !entries.isEmpty();
        heard += entries.size();
        last = good ? id(entries) : last;
      }
    }
    Threads.join(listeners);
    return good;
  }

  /** Acknowledges so many announcements, as a worker does with each. */
  private static void listen(RedisServer server, String name, CountDownLatch listening) {
    try (Jedis hearing = connect(server);
        Jedis answering = connect(server)) {
      String last = id(hearing);
      listening.countDown();
      for (int heard = 0; heard < WRITES; ) {
        List<?> entries = entries(read(hearing, STREAM, last, PATIENCE_MILLIS));
        if (entries.isEmpty()) {
          return; // the writer will find out
        }
        last = id(entries);
        for (int entry = 0; entry < entries.size(); entry++) {
          answering.sendCommand(
              Command.XADD, ACKNOWLEDGEMENTS, "MAXLEN", "~", "100000", "*", "token", name);
          answering.pexpire(ACKNOWLEDGEMENTS, PATIENCE_MILLIS);
        }
        heard += entries.size();
      }
    }
  }

  private static Object read(Jedis redis, String stream, String after, int millis) {
    return redis.sendCommand(
        Command.XREAD, "BLOCK", Integer.toString(millis), "STREAMS", stream, after);
  }

  private static List<?> entries(Object answer) {
    return answer instanceof List<?> streams && streams.get(0) instanceof List<?> stream
        ? (List<?>) stream.get(1)
        : List.of();
  }

  private static String id(List<?> entries) {
    return new String(
        (byte[]) ((List<?>) entries.get(entries.size() - 1)).get(0), StandardCharsets.US_ASCII);
  }

  private static String id(Jedis redis) {
    return id((List<?>) redis.sendCommand(Command.XREVRANGE, STREAM, "+", "-", "COUNT", "1"));
  }

  private static String load(Jedis redis, String script) {
    return redis.scriptLoad(Resources.text(RedisNeighbours.class, script + ".lua"));
  }

  private static Jedis connect(RedisServer server) {
    return new Jedis(Server.HOST, server.port(), (int) Duration.ofMinutes(2).toMillis());
  }
}
