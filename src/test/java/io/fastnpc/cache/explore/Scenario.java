package io.fastnpc.cache.explore;

import static io.fastnpc.cache.explore.Explorer.ALL;
import static io.fastnpc.cache.explore.World.cut;
import static io.fastnpc.cache.explore.World.heal;

import io.fastnpc.cache.fakes.InMemoryStore.Line;
import java.util.function.Consumer;

/** Who does what; the order is the explorer's. */
enum Scenario {
  MISSES_AND_A_WRITE(
      3,
      world -> {
        world.thread("reader", world.a, world.a::read);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
      }),

  HITS_AND_A_WRITE(
      2,
      world -> {
        world.warmed();
        world.thread("reader", world.a, world.a::read);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("poller", world.b, world.b::poll);
      }),

  TWO_WRITERS(
      2,
      world -> {
        world.thread("reader", world.a, world.a::read);
        world.thread("reader", world.b, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("writer", world.b, world.b::write);
      }),

  TWO_WRITERS_AND_LATER_READS(
      ALL,
      world -> {
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("writer", world.b, world.b::write);
      }),

  A_REFUSED_COMMIT(
      2,
      world -> {
        world.warmed();
        world.thread("reader", world.a, world.a::read);
        world.thread("reader", world.b, world.b::read);
        world.thread("writer", world.a, world.a::writeInVain);
        world.thread("writer", world.b, world.b::write);
      }),

  FOLLOWERS(
      3,
      world -> {
        world.a.answersTravelSlowly();
        world.thread("reader", world.a, world.a::read);
        world.thread("follower", world.a, world.a::read);
        world.thread("writer", world.b, world.b::write);
      }),

  FOLLOWERS_OF_A_LOAD_THAT_FILLS_NOTHING(
      1,
      world -> {
        world.a.answersTravelSlowly();
        world.thread("owner", world.b, world.b::read);
        world.thread("reader", world.a, world.a::read);
        world.thread("follower", world.a, world.a::read);
        world.thread("writer", world.b, world.b::write);
        world.time(4);
      }),

  READERS_PAST_THE_CACHE(
      2,
      world -> {
        world.a.answersTravelSlowly();
        cut(world.a);
        world.a.poll();
        world.thread("reader", world.a, world.a::read);
        world.thread("second", world.a, world.a::read);
        world.thread("third", world.a, world.a::read);
        world.thread("writer", world.b, world.b::write);
      }),

  WRITERS_AND_A_POLL(
      3,
      world -> {
        world.warmed();
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write, world.a::write);
        world.thread("poller", world.b, world.b::poll);
      }),

  SLOW_LOAD(
      2,
      world -> {
        world.thread("reader", world.a, world.a::read);
        world.thread("reader", world.b, world.b::read);
        world.thread("writer", world.b, world.b::write);
        world.time(10, 10);
      }),

  SLOW_WRITER(
      2,
      world -> {
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.time(15, 40, 50);
      }),

  OUTSIDE_WRITE(
      2,
      world -> {
        world.warmed();
        world.outsideWrite();
        world.thread("reader", world.a, world.a::read);
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.a, world.a::poll);
        world.thread("poller", world.b, world.b::poll);
      }),

  OUTSIDE_WRITE_THAT_COMMITS_LATE(
      2,
      world -> {
        world.warmed();
        world.outsideWrite();
        world.otherTransaction();
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.a, world.a::poll);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
      }),

  NOTES_EVICTED(
      2,
      world -> {
        world.warmed();
        world.outsideWrite();
        world.event("Redis evicts its notes", world.redis::evictNotes);
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.a, world.a::poll);
        world.thread("poller", world.b, world.b::poll);
      }),

  CRASH(
      1,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::write);
        world.crash(world.a);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(30, 70);
      }),

  CRASH_WHILE_LOADING(
      2,
      world -> {
        world.thread("reader", world.a, world.a::read);
        world.crash(world.a);
        world.thread("reader", world.b, world.b::read);
        world.thread("writer", world.b, world.b::write);
      }),

  UNKNOWN_OUTCOME(
      2,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::writeWithoutAnswer);
        world.orphansMayBeCommitted();
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(30, 70);
      }),

  EVICTION(
      2,
      world -> {
        world.warmed();
        world.thread("reader", world.a, world.a::read);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.event("Redis evicts the key", world::evict);
      }),

  EVICTION_AND_TWO_WRITERS(
      2,
      world -> {
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("writer", world.b, world.b::write);
        world.event("Redis evicts the key", world::evict);
      }),

  CUT(
      2,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::write);
        world.event("A is cut off from Redis", () -> cut(world.a));
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(10);
      }),

  CUT_AND_HEALED(
      1,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::write, world.a::write);
        world.thread("poller", world.a, world.a::poll);
        world.events(
            new String[] {"A is cut off from Redis", "A reaches Redis again"},
            () -> cut(world.a),
            () -> heal(world.a));
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.b, world.b::poll);
      }),

  CUT_WITHOUT_POLLS(
      ALL,
      world -> {
        world.warmed();
        world.b.log.setCut(true);
        cut(world.a);
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
      }),

  CUT_WHEN_A_VACANCY_ENDS(
      1,
      world -> {
        world.warmed();
        cut(world.a);
        world.thread("writer", world.a, world.a::write, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(30, 50, 40);
      }),

  EVICTION_AND_CUT(
      2,
      world -> {
        world.thread("writer", world.a, world.a::write);
        world.event("Redis evicts the key", world::evict);
        world.event("A is cut off from Redis", () -> cut(world.a));
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
      }),

  REPLY_LOST(
      2,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.a, world.a::read);
        world.event("A's next reply is lost", () -> world.a.line.set(Line.REPLY_LOST));
        world.thread("reader", world.b, world.b::read, world.b::read);
      }),

  LATE_COMMANDS(
      1,
      world -> {
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.a, world.a::read);
        world.events(
            new String[] {"A's next command hangs", "Redis gets to it", "A reaches Redis again"},
            () -> world.a.line.set(Line.LATE),
            () -> world.a.line.catchUp(),
            () -> heal(world.a));
        world.thread("reader", world.b, world.b::read, world.b::read);
      }),

  A_LATE_COMMAND(
      ALL,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::write);
        world.events(
            new String[] {"A's next command is late", "Redis gets to it"},
            () -> world.a.line.set(Line.LATE_ONCE),
            () -> world.a.line.catchUp());
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.a, world.a::poll);
      }),

  CUT_AND_A_START(
      2,
      world -> {
        world.warmed();
        cut(world.a);
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(26);
      }),

  TWO_MASTERS(
      1,
      world -> {
        world.warmed();
        world.event("a lagging replica takes over for A alone", () -> world.failOver(world.a));
        world.thread("poller", world.a, world.a::poll, world.a::poll);
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(30);
      }),

  TWO_MASTERS_AND_A_WRITER_AT_THE_NEW(
      2,
      world -> {
        world.warmed();
        world.event("a lagging replica takes over for A alone", () -> world.failOver(world.a));
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
      }),

  TWO_MASTERS_AND_AN_UNKNOWN_OUTCOME(
      1,
      world -> {
        world.warmed();
        world.event("a lagging replica takes over for B alone", () -> world.failOver(world.b));
        world.thread("writer", world.a, world.a::writeWithoutAnswer);
        world.orphansMayBeCommitted();
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.time(26, 30);
      }),

  A_STARTER_DIES(
      1,
      world -> {
        world.warmed();
        world.event("Redis restarts from its snapshot", world::restart);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.crash(world.b);
        world.thread("writer", world.a, world.a::write);
        world.thread("poller", world.a, world.a::poll);
        world.thread("reader", world.a, world.a::read);
        world.time(26);
      }),

  A_WRONG_REDIS(
      1,
      world -> {
        world.warmed();
        world.event("A is led to a wrong Redis with old entries", () -> world.stray(world.a));
        world.thread("poller", world.a, world.a::poll, world.a::poll);
        world.thread("writer", world.b, world.b::write);
        world.thread("reader", world.a, world.a::read);
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(2_000);
      }),

  POSTGRES_RESTARTS(
      1,
      world -> {
        world.warmed();
        world.event("PostgreSQL restarts", world.database::restart);
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(26);
      }),

  POSTGRES_RESTARTS_WHILE_A_IS_CUT(
      1,
      world -> {
        world.warmed();
        cut(world.a);
        world.event("PostgreSQL restarts", world.database::restart);
        world.thread("writer", world.a, world.a::write, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(26);
      }),

  POSTGRES_PROMOTED(
      1,
      world -> {
        world.warmed();
        world.event("a standby of PostgreSQL is promoted", world.database::promote);
        world.thread("writer", world.a, world.a::write);
        world.outsideWrite();
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(26);
      }),

  AN_OLD_PRIMARY_ANSWERS_LOADS(
      2,
      world -> {
        world.promotedBesideTheOldPrimaryOf(world.a);
        world.thread("reader", world.a, world.a::readAside, world.a::readAside);
        world.thread("writer", world.b, world.b::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.a, world.a::poll);
      }),

  RESTART(
      1,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::write);
        world.event("Redis restarts from its snapshot", world::restart);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(60, 40);
      }),

  RESTART_BEFORE_A_COMMIT(
      ALL,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::write);
        world.event("Redis restarts from its snapshot", world::restart);
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.b, world.b::poll);
      }),

  RESTART_AND_OUTSIDE_WRITE(
      1,
      world -> {
        world.warmed();
        world.outsideWrite();
        world.event("Redis restarts from its snapshot", world::restart);
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.a, world.a::poll);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(100);
      }),

  RESTART_DURING_A_POLL(
      ALL,
      world -> {
        world.warmed();
        world.outsideWrite();
        world.event("Redis restarts from its snapshot", world::restart);
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.b, world.b::poll);
      }),

  RESTART_AND_CRASH(
      0,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::write);
        world.crash(world.a);
        world.event("Redis restarts from its snapshot", world::restart);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(40, 60);
      }),

  FAILOVER(
      1,
      world -> {
        world.warmed();
        world.thread("writer", world.a, world.a::write);
        world.event(
            "a lagging replica takes over",
            () -> {
              world.failOver(world.a);
              world.failOver(world.b);
            });
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(60, 40);
      });

  private final int interruptions;

  @SuppressWarnings("ImmutableEnumChecker") // the casts hold no state
  private final Consumer<World> cast;

  Scenario(int interruptions, Consumer<World> cast) {
    this.interruptions = interruptions;
    this.cast = cast;
  }

  /** How many interruptions of a thread by another are explored in the ordinary test run. */
  int interruptions() {
    return interruptions;
  }

  /** Puts everybody into {@code world}. */
  void cast(World world) {
    cast.accept(world);
  }
}
