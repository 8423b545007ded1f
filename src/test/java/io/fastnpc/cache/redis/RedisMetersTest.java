package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.brake.Metered;
import io.fastnpc.brake.Meters;
import io.fastnpc.brake.MetersContract;
import io.fastnpc.brake.Pace;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Selection;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

class RedisMetersTest extends MetersContract {
  private static final Pace PACE =
      new Pace(1, Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(10));

  private static final List<Metered> ACCOUNT = List.of(new Metered("account-x", PACE));

  private final String prefix = UUID.randomUUID() + ":";
  private final Jedis direct = new Jedis(Server.HOST, Servers.redis().port());
  private final Connections connections = connections();

  private static Connections connections() {
    var config = DefaultJedisClientConfig.builder().build();
    var address = new HostAndPort(Server.HOST, Servers.redis().port());
    return new Connections(RedisSockets.at(address, config), config, 32);
  }

  @Override
  protected Meters meters() {
    return new RedisMeters(connections, prefix);
  }

  @Override
  protected void elapse(Duration duration) {
    RedisTime.elapse(direct, duration);
  }

  @AfterEach
  void disconnect() {
    connections.close();
    direct.close();
  }

  @Test
  void clearing_the_cache_neither_counts_nor_removes_what_is_counted() throws Exception {
    Meters meters = meters();
    meters.count(ACCOUNT);
    meters.count(ACCOUNT);
    RedisAdministration administration = new RedisAdministration(connections, prefix);
    for (String glob : List.of("*", "~*", "~brake:*", "?brake*")) {
      Selection all = new Selection.Matching(glob);
      assertThat(administration.count(all, Progress.UNWATCHED)).isZero();
      assertThat(administration.clear(all, Progress.UNWATCHED)).isZero();
    }
    assertThat(administration.extents()).isEmpty();
    assertThat(meters.count(ACCOUNT)).isInstanceOf(Meters.Paused.class);
  }

  @Test
  void all_that_is_kept_goes_by_itself() throws Exception {
    Meters meters = meters();
    meters.count(ACCOUNT);
    meters.note("known-x", Duration.ofDays(90));
    assertThat(direct.keys(prefix + "*"))
        .hasSize(2)
        .allSatisfy(key -> assertThat(direct.pttl(key)).isPositive());
  }

  @Test
  void a_clock_that_was_put_back_makes_no_endless_pause() throws Exception {
    Meters meters = meters();
    meters.count(ACCOUNT);
    String key = prefix + "~brake:account-x";
    String future = Long.toString(System.currentTimeMillis() + Duration.ofDays(9).toMillis());
    direct.hset(key, "t", future);
    direct.hset(key, "p", future);
    assertThat(meters.count(ACCOUNT))
        .isInstanceOfSatisfying(
            Meters.Paused.class,
            paused -> assertThat(paused.pause()).isLessThanOrEqualTo(PACE.longest()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e300", "inf", "nan", "-1e300", "moon", ""})
  void what_no_count_can_be_locks_nobody_out_for_good(String forged) throws Exception {
    Meters meters = meters();
    Duration longest = Duration.ofMillis(300);
    Pace pace = new Pace(1, Duration.ofMillis(100), longest, Duration.ofMillis(200));
    List<Metered> account = List.of(new Metered("account-x", pace));
    String key = prefix + "~brake:account-x";
    direct.hset(key, Map.of("n", forged, "t", forged, "p", forged));
    if (meters.count(account) instanceof Meters.Paused) {
      elapse(longest);
      assertThat(meters.count(account)).isInstanceOf(Meters.Counted.class);
    }
    elapse(longest);
    assertThat(meters.count(account))
        .isInstanceOfSatisfying(
            Meters.Counted.class,
            counted -> assertThat(counted.counts().get(0)).isBetween(0.0, 5.0));
    assertThat(direct.pttl(key)).isBetween(1L, 1_300L);
  }

  @Test
  void what_somebody_else_wrote_there_is_no_answer() {
    direct.set(prefix + "~brake:account-x", "not a hash");
    assertThatThrownBy(() -> meters().count(ACCOUNT)).isInstanceOf(StoreUnavailable.class);
  }
}
