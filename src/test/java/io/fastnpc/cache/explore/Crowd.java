package io.fastnpc.cache.explore;

import io.fastnpc.cache.fakes.InMemoryStore.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Many threads and many faults, too many to explore every schedule. */
final class Crowd {
  private static final List<Line> LINES = List.of(Line.values());
  private static final int READS = 6;
  private static final int POLLS = 6;
  private static final int FAULTS = 5;
  private static final int ANNOUNCEMENTS = 4;

  private Crowd() {}

  /** Puts a crowd that {@code random} chooses into {@code world}. */
  static void cast(World world, Random random) {
    if (random.nextBoolean()) {
      world.warmed();
    }
    for (Worker worker : List.of(world.a, world.b)) {
      world.thread("reader", worker, times(READS, worker::read));
      world.thread("reader two", worker, times(READS, worker::read));
      world.thread("poller", worker, times(POLLS, worker::poll));
      world.thread("writer", worker, worker::write, worker::writeInVain, worker::write);
      world.thread("listener", worker, times(ANNOUNCEMENTS, worker::hear));
    }
    world.outsideWrite();
    world.otherTransaction();
    if (random.nextInt(3) == 0) {
      world.crash(random.nextBoolean() ? world.a : world.b);
    }
    faults(world, random);
    world.time(random.ints(8, 1, 60).toArray());
  }

  private static Runnable[] times(int count, Runnable deed) {
    Runnable[] deeds = new Runnable[count];
    Arrays.fill(deeds, deed);
    return deeds;
  }

  private static void faults(World world, Random random) {
    List<String> names = new ArrayList<>();
    List<Runnable> events = new ArrayList<>();
    for (int i = 0; i < FAULTS; i++) {
      Worker worker = random.nextBoolean() ? world.a : world.b;
      Line line = LINES.get(random.nextInt(LINES.size()));
      switch (random.nextInt(13)) {
        case 0 -> add(names, events, "Redis restarts from its snapshot", world::restart);
        case 1 -> add(names, events, "Redis evicts the key", world::evict);
        case 2 -> add(names, events, "Redis evicts its notes", world.redis::evictNotes);
        case 3 -> add(names, events, "Redis gets to late commands", worker.line::catchUp);
        case 4 ->
            add(
                names,
                events,
                "a replica takes over",
                () -> List.of(world.a, world.b).forEach(world::failOver));
        case 5 ->
            add(
                names,
                events,
                "a replica takes over for " + worker.name,
                () -> world.failOver(worker));
        case 6 -> add(names, events, "PostgreSQL restarts", world.database::restart);
        case 7 ->
            add(names, events, "Redis evicts the registry", world.redis.bulletin::evictRegistry);
        case 8 -> add(names, events, "Redis evicts the stream", world.redis.bulletin::evictStream);
        case 9 -> add(names, events, "the stream is trimmed", world.redis.bulletin::trim);
        case 10 ->
            add(names, events, worker.name + " hears nothing", () -> worker.line.setDeaf(true));
        default ->
            add(names, events, worker.name + "'s line: " + line, () -> worker.line.set(line));
      }
    }
    world.events(names.toArray(String[]::new), events.toArray(Runnable[]::new));
  }

  private static void add(List<String> names, List<Runnable> events, String name, Runnable event) {
    names.add(name);
    events.add(event);
  }
}
