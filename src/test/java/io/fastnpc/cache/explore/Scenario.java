package io.fastnpc.cache.explore;

import static io.fastnpc.cache.explore.Explorer.ALL;
import static io.fastnpc.cache.explore.World.cut;
import static io.fastnpc.cache.explore.World.heal;

import io.fastnpc.cache.fakes.InMemoryDatabase.Standby;
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

  OUTSIDE_WRITE_AFTER_A_WRITE(
      2,
      world -> {
        world.thread("writer", world.a, world.a::write);
        world.outsideWrite();
        world.thread("reader", world.b, world.b::read);
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

  POSTGRES_RESTARTS_AND_A_STARTER_DIES(
      0,
      world -> {
        world.warmed();
        world.event("PostgreSQL restarts", world.database::restart);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.crash(world.b);
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.a, world.a::read);
        world.time(26);
      }),

  POSTGRES_PROMOTED_AND_A_WRONG_REDIS(
      0,
      world -> {
        world.warmed();
        world.events(
            new String[] {
              "a standby of PostgreSQL is promoted", "A is led to a wrong Redis with old entries"
            },
            world.database::promote,
            () -> world.stray(world.a));
        world.thread("poller", world.a, world.a::poll);
        world.thread("writer", world.b, world.b::write);
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(26);
      }),

  A_LAGGING_STANDBY_OF_POSTGRES_IS_PROMOTED(
      1,
      world -> {
        Standby lagging = world.standbyThatLags();
        world.event(
            "a standby of PostgreSQL that lags is promoted", () -> world.database.promote(lagging));
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(26);
      }),

  A_LATE_START(
      1,
      world -> {
        world.warmed();
        world.lateStart();
        world.event("PostgreSQL gets to A's start of an epoch", world.a.log::carryOutLateStart);
        world.thread("poller", world.a, world.a::poll, world.a::poll);
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
      }),

  CUT_WHILE_TRUST_IS_LONGER(
      2,
      world -> {
        world.reignFor(World.LONGER);
        world.warmed();
        cut(world.a);
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
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
      }),

  COPIES_AND_A_WRITE(
      2,
      true,
      world -> {
        world.copied();
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("listener", world.b, world.b::hear);
        world.thread("poller", world.b, world.b::poll);
      }),

  COPIES_PUT_AWAY_LATE(
      2,
      true,
      world -> {
        world.warmed();
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("listener", world.b, world.b::hear);
      }),

  COPIES_OF_FILLS(
      2,
      true,
      world -> {
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("listener", world.b, world.b::hear);
      }),

  COPIES_AND_A_LOST_ANNOUNCEMENT(
      1,
      true,
      world -> {
        world.copied();
        world.b.line.setDeaf(true);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(10, 10, 10);
      }),

  COPIES_AND_A_LOST_STREAM(
      1,
      true,
      world -> {
        world.copied();
        world.b.line.setDeaf(true);
        world.thread("reader", world.b, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.event("Redis evicts the stream", world.redis.bulletin::evictStream);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(20);
      }),

  COPIES_AND_A_TRIMMED_STREAM(
      1,
      true,
      world -> {
        world.copied();
        world.b.line.setDeaf(true);
        world.thread("reader", world.b, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.events(
            new String[] {"something else is announced", "the stream is trimmed"},
            world::announceElsewhere,
            world.redis.bulletin::trim);
        world.thread("poller", world.b, world.b::poll);
        world.time(20);
      }),

  COPIES_AND_A_NEW_REGISTRY(
      1,
      true,
      world -> {
        world.copied();
        world.b.line.setDeaf(true);
        world.redis.bulletin.evictRegistry();
        world.a.poll();
        world.thread("reader", world.b, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("poller", world.b, world.b::poll);
        world.time(10);
      }),

  COPIES_AND_A_LOST_REGISTRY(
      0,
      true,
      world -> {
        world.copied();
        world.b.line.setDeaf(true);
        world.thread("reader", world.b, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.event("Redis evicts the registry", world.redis.bulletin::evictRegistry);
        world.thread("poller", world.a, world.a::poll);
        world.thread("poller", world.b, world.b::poll);
        world.time(10, 10);
      }),

  COPIES_AND_A_LOST_FENCE(
      1,
      true,
      world -> {
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.event("Redis evicts the key", world::evict);
        world.thread("listener", world.b, world.b::hear);
        world.thread("poller", world.b, world.b::poll);
      }),

  COPIES_AFTER_A_LOST_FENCE(
      1,
      true,
      world -> {
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.event("Redis evicts the key", world::evict);
        world.thread("listener", world.b, world.b::hear);
        world.thread("poller", world.b, world.b::poll);
        world.time(10);
      }),

  COPIES_AND_AN_OUTSIDE_WRITE(
      1,
      true,
      world -> {
        world.copied();
        world.outsideWrite();
        world.thread("reader", world.a, world.a::read);
        world.thread("reader", world.b, world.b::read);
        world.thread("poller", world.a, world.a::poll);
        world.thread("poller", world.b, world.b::poll);
      }),

  COPIES_AND_A_RETURN(
      1,
      true,
      world -> {
        world.copied();
        world.thread("poller", world.a, world.a::poll);
        world.thread("poller", world.b, world.b::poll);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.time(25);
      }),

  COPIES_AND_AN_OUTSIDE_WRITE_AFTER_A_WRITE(
      0,
      true,
      world -> {
        world.copied();
        world.thread("writer", world.a, world.a::write);
        world.outsideWrite();
        world.thread("listener", world.b, world.b::hear);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.a, world.a::poll);
        world.thread("poller", world.b, world.b::poll);
      }),

  COPIES_AND_A_CRASH(
      0,
      true,
      world -> {
        world.copied();
        world.thread("writer", world.a, world.a::write);
        world.crash(world.a);
        world.thread("listener", world.b, world.b::hear);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(30, 70);
      }),

  COPIES_AND_A_CRASHED_NEIGHBOUR(
      0,
      true,
      world -> {
        world.copied();
        world.thread("reader", world.b, world.b::read);
        world.thread("listener", world.b, world.b::hear);
        world.crash(world.b);
        world.thread("writer", world.a, world.a::write);
        world.thread("poller", world.a, world.a::poll);
        world.thread("reader", world.a, world.a::read);
        world.time(30);
      }),

  COPIES_AND_TWO_MASTERS(
      1,
      true,
      world -> {
        world.copied();
        world.event("a lagging replica takes over for A alone", () -> world.failOver(world.a));
        world.thread("poller", world.a, world.a::poll, world.a::poll);
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(30);
      }),

  COPIES_AND_A_RESTART(
      1,
      true,
      world -> {
        world.copied();
        world.thread("writer", world.a, world.a::write);
        world.event("Redis restarts from its snapshot", world::restart);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll, world.b::poll);
        world.time(30, 30);
      }),

  COPIES_AND_A_CUT(
      1,
      true,
      world -> {
        world.copied();
        world.event("A is cut off from Redis", () -> cut(world.a));
        world.thread("writer", world.a, world.a::write);
        world.thread("listener", world.b, world.b::hear);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(10);
      }),

  COPIES_AND_LATE_COMMANDS(
      1,
      true,
      world -> {
        world.copied();
        world.thread("writer", world.a, world.a::write);
        world.events(
            new String[] {"A's next command is late", "Redis gets to it"},
            () -> world.a.line.set(Line.LATE_ONCE),
            () -> world.a.line.catchUp());
        world.thread("listener", world.b, world.b::hear);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
      }),

  COPIES_AND_A_LATE_FENCE_AFTER_A_LOST_ONE(
      2,
      true,
      world -> {
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.events(
            new String[] {"A's next command is late", "Redis evicts the key", "Redis gets to it"},
            () -> world.a.line.set(Line.LATE_ONCE),
            world::evict,
            () -> world.a.line.catchUp());
        world.thread("listener", world.b, world.b::hear);
      }),

  COPIES_AND_TWO_WRITERS(
      1,
      true,
      world -> {
        world.copied();
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("writer", world.b, world.b::write);
        world.thread("listener", world.a, world.a::hear);
        world.thread("listener", world.b, world.b::hear);
      }),

  COPIES_AND_AN_UNKNOWN_OUTCOME(
      0,
      true,
      world -> {
        world.copied();
        world.thread("writer", world.a, world.a::writeWithoutAnswer);
        world.orphansMayBeCommitted();
        world.thread("listener", world.b, world.b::hear);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("poller", world.b, world.b::poll);
        world.time(30, 70);
      }),

  COPIES_OF_TWO_KEYS(
      1,
      true,
      world -> {
        world.copiedTogether();
        world.thread("reader", world.b, world.b::readOther, world.b::read, world.b::readOther);
        world.thread("writer", world.a, world.a::writeBoth);
        world.thread("listener", world.b, world.b::hear);
        world.thread("poller", world.b, world.b::poll);
      }),

  COPIES_OF_TWO_KEYS_AND_A_LOST_FENCE(
      1,
      true,
      world -> {
        world.copiedTogether();
        world.thread("reader", world.b, world.b::read, world.b::readOther);
        world.thread("writer", world.a, world.a::writeBoth);
        world.event("Redis evicts one of the keys", world::evict);
        world.thread("listener", world.b, world.b::hear);
        world.thread("poller", world.b, world.b::poll);
      }),

  COPIES_READ_AHEAD(
      1,
      true,
      world -> {
        world.warmed();
        world.a.readOther();
        world.thread("reader", world.b, world.b::readBothAhead);
        world.thread("writer", world.a, world.a::writeBoth);
        world.thread("listener", world.b, world.b::hear);
        world.thread("poller", world.b, world.b::poll);
      }),

  COPIES_THAT_END(
      1,
      true,
      world -> {
        world.a.fillFor(World.LIFE);
        world.b.fillFor(World.LIFE);
        world.copied();
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("listener", world.b, world.b::hear);
        world.thread("poller", world.b, world.b::poll);
        world.time(5, 5);
      }),

  COPIES_TO_COME(
      1,
      true,
      world -> {
        world.aboutToRise();
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("poller", world.b, world.b::poll, world.b::poll, world.b::poll);
        world.time(2, 26);
      }),

  COPIES_AND_AN_OLDER_WORKER(
      1,
      true,
      world -> {
        world.copied();
        world.a.becomeOlder();
        world.event("A is connected as an older release", () -> world.database.setEditions(1));
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write, world.a::write);
        world.thread("poller", world.b, world.b::poll, world.b::poll, world.b::poll);
        world.time(26);
      }),

  COPIES_AND_A_LONGER_TRUST(
      1,
      true,
      world -> {
        world.reignFor(World.LONGER);
        world.copied();
        world.b.line.setDeaf(true);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("poller", world.b, world.b::poll);
        world.time(10, 20);
      }),

  COPIES_AND_A_RAISED_TRUST(
      0,
      true,
      world -> {
        world.copied();
        world.b.line.setDeaf(true);
        world.anotherReign(World.LONGER);
        world.thread("poller", world.a, world.a::poll, world.a::poll);
        world.thread("poller", world.b, world.b::poll);
        world.thread("reader", world.b, world.b::read, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.time(25);
      }),

  COPIES_AND_A_LEVEL_THAT_RETURNS(
      0,
      true,
      world -> {
        world.copied();
        world.reignsOf(1, 2);
        world.thread("poller", world.b, world.b::poll);
        world.thread("writer", world.a, world.a::write);
        world.thread("reader", world.b, world.b::read);
      }),

  COPIES_AND_A_LAPSE(
      2,
      true,
      world -> {
        world.copied();
        world.b.line.setDeaf(true);
        world.thread("reader", world.b, world.b::read);
        world.thread("writer", world.a, world.a::write);
        world.thread("poller", world.b, world.b::poll);
        world.time(25);
      });

  private final int interruptions;
  private final boolean near;

  @SuppressWarnings("ImmutableEnumChecker") // the casts hold no state
  private final Consumer<World> cast;

  Scenario(int interruptions, Consumer<World> cast) {
    this(interruptions, false, cast);
  }

  Scenario(int interruptions, boolean near, Consumer<World> cast) {
    this.near = near;
    this.interruptions = interruptions;
    this.cast = cast;
  }

  /** How many interruptions of a thread by another are explored in the ordinary test run. */
  int interruptions() {
    return interruptions;
  }

  /** Whether the workers keep copies. */
  boolean isNear() {
    return near;
  }

  /** Puts everybody into {@code world}. */
  void cast(World world) {
    cast.accept(world);
  }
}
