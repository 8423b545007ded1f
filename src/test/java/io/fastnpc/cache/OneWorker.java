package io.fastnpc.cache;

import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Statistics;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A worker on servers in memory, which trusts Redis from the start; the test polls and waits. */
final class OneWorker {
  static final Timings TIMINGS =
      new Timings(
          Duration.ofMillis(1_500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofMillis(250),
          Duration.ofMillis(5),
          Duration.ofSeconds(1));

  static final Key KEY = Key.of("char_id", 42, "Ada");
  static final Policy FOR_EVER = new Policy(Optional.empty(), Optional.empty());

  final FakeTime time = new FakeTime();
  final InMemoryRedis redis = new InMemoryRedis("redis", time::millis);
  final InMemoryStore line = new InMemoryStore(redis);
  final InMemoryDatabase database = new InMemoryDatabase(time::millis, Duration.ofHours(1));
  final Statistics statistics = new Statistics();
  final Cache cache;

  OneWorker() {
    this(time -> time);
  }

  /** A worker whose clock is made from the test's. */
  OneWorker(UnaryOperator<Time> clock) {
    this(clock, Sizes.ANY, 1);
  }

  private OneWorker(UnaryOperator<Time> clock, Sizes sizes, int edition) {
    Ports ports = Alone.ports(line, database, database, clock.apply(time));
    cache = Cache.of(ports, TIMINGS, sizes, Tokens.of("here"), statistics);
    database.setEditions(edition);
    database.begin(redis.incarnation(), TIMINGS.trust());
    cache.poll();
  }

  /** A worker that does not store larger values. */
  static OneWorker withValuesUpTo(int maxValueBytes) {
    return new OneWorker(time -> time, Sizes.upTo(maxValueBytes), 1);
  }

  /** A worker that stores values so, while all workers know that edition of the protocol. */
  static OneWorker with(Sizes sizes, int edition) {
    return new OneWorker(time -> time, sizes, edition);
  }

  Optional<Integer> read(Loader<Integer> loader) throws Exception {
    return read(FOR_EVER, loader);
  }

  Optional<Integer> read(Policy policy, Loader<Integer> loader) throws Exception {
    return cache.read(new Lookup<>(KEY, policy, new NumberCodec()), loader);
  }

  /** What the key holds, in a few letters. */
  String held() {
    return InMemoryRedis.describe(redis.get(KEY));
  }

  Counts figures() {
    return statistics.snapshot().getOrDefault(KEY.cache(), Counts.NONE);
  }

  long bypasses(Bypass reason) {
    return figures().bypasses().getOrDefault(reason, 0L);
  }
}
