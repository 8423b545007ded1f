package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.fakes.InMemoryStore.Line;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.config.CommitBounds;
import io.fastnpc.config.InvalidSetting;
import io.fastnpc.config.SomeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With every configuration that starts, a writer that cannot fence has waited for Redis and for the
 * end of trust before PostgreSQL ends its idle transaction.
 */
class LongestWaitTest {
  private static final Duration IDLE = Duration.ofMillis(CommitBounds.IDLE_MILLIS);

  private static final Duration FENCE = Duration.ofSeconds(10);

  /** For the statements around the waits: to end the epoch, and to read it again. */
  private static final Duration REST = Duration.ofMillis(75);

  private static final List<Integer> TIMEOUTS =
      List.of(1, 50, 249, 250, 261, 262, 263, 500, 622, 623, 862, 863, 999, 1_000);
  private static final List<Integer> TRUSTS =
      List.of(2, 100, 500, 770, 771, 1_000, 1_399, 1_400, 1_500, 1_999, 2_000);

  /** The same for every failure, so that a part of a time-out comes with more tries. */
  private static final int PARTS = 4;

  /**
   * What an operator has set.
   *
   * @param timeout the time-out of Redis
   * @param trust the length of trust
   */
  record Setting(Duration timeout, Duration trust) {
    /** How long a writer may go on trying. @throws InvalidSetting if it does not start so */
    Duration retry() {
      return CommitBounds.retry(SomeSettings.redis(timeout), SomeSettings.cache(trust, FENCE));
    }

    boolean starts() {
      try {
        retry();
        return true;
      } catch (InvalidSetting refused) {
        return false;
      }
    }
  }

  static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    for (int timeout : TIMEOUTS) {
      for (int trust : TRUSTS) {
        all.add(new Setting(Duration.ofMillis(timeout), Duration.ofMillis(trust)));
      }
    }
    return all;
  }

  static Stream<Setting> thoseThatStart() {
    return all().stream().filter(Setting::starts);
  }

  @Test
  void some_start_and_some_do_not() {
    assertThat(all()).anyMatch(Setting::starts).anyMatch(setting -> !setting.starts());
    assertThat(new Setting(Duration.ofMillis(250), Duration.ofMillis(1_500)).starts())
        .as("the defaults")
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("thoseThatStart")
  void a_redis_that_is_silent_is_tried_twice_and_trust_outlasted_in_time(Setting setting)
      throws Exception {
    Duration waited = wait(setting, Line.CUT, setting.timeout());
    Duration outlasting = setting.trust().multipliedBy(6).dividedBy(5);
    assertThat(waited).isEqualTo(setting.timeout().multipliedBy(2).plus(outlasting));
    assertThat(waited.plus(REST)).isLessThan(IDLE);
  }

  @ParameterizedTest
  @MethodSource("thoseThatStart")
  void a_worker_that_is_late_itself_stops_trying_in_time(Setting setting) throws Exception {
    for (int part : IntStream.rangeClosed(1, PARTS).toArray()) {
      Duration each = setting.timeout().multipliedBy(part).dividedBy(PARTS);
      assertThat(wait(setting, Line.BUSY, each).plus(REST))
          .as("where each try takes " + each)
          .isLessThanOrEqualTo(IDLE);
    }
  }

  /** How long a write waits before its commit while no call reaches Redis. */
  private static Duration wait(Setting setting, Line line, Duration each) throws Exception {
    FakeTime time = new FakeTime();
    InMemoryRedis redis = new InMemoryRedis("redis", time::millis);
    InMemoryStore store = new InMemoryStore(redis);
    InMemoryDatabase database = new InMemoryDatabase(time::millis, Duration.ofHours(1));
    Duration milli = Duration.ofMillis(1);
    Timings timings = new Timings(setting.trust(), FENCE, FENCE, milli, milli, setting.retry());
    Ports ports = Alone.ports(store, database, database, time);
    Cache cache = Cache.of(ports, timings, new Statistics());
    database.begin(redis.incarnation(), setting.trust());
    cache.poll();
    store.set(line);
    store.beforeFailure(() -> time.advance(each));
    long began = time.nanos();
    cache.beforeCommit(Set.of(OneWorker.KEY), database::look);
    return Duration.ofNanos(time.nanos() - began);
  }
}
