package io.fastnpc.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fastnpc.cache.CacheAdministration;
import io.fastnpc.cache.Statistics;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.deployment.InContainer;
import jakarta.ws.rs.ServiceUnavailableException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In the container, since the exception makes its answer by the JAX-RS implementation. */
class CacheWithoutRedisIT extends InContainer {
  private final Statistics statistics = new Statistics();
  private final CacheResource resource = new CacheResource();

  /** A Redis that never answers. */
  private static CacheAdministration away() {
    return (CacheAdministration)
        Proxy.newProxyInstance(
            CacheAdministration.class.getClassLoader(),
            new Class<?>[] {CacheAdministration.class},
            (proxy, method, arguments) -> {
              throw new StoreUnavailable("away");
            });
  }

  @BeforeEach
  void redis_is_away() {
    resource.of(away(), statistics);
  }

  @Test
  void the_figures_are_reported_all_the_same() {
    statistics.announce("char_id");
    assertThat(resource.stats("").redisMemory()).containsExactly(Map.entry("error", "Redis连接失败"));
    assertThat(resource.stats("").caches()).containsOnlyKeys("char_id");
  }

  @Test
  void clearing_is_refused() {
    ServiceUnavailableException refusal =
        catchThrowableOfType(ServiceUnavailableException.class, () -> resource.clear("*"));
    assertThat(refusal.getResponse().getStatus()).isEqualTo(503);
    assertThat(refusal).hasMessageStartingWith("Redis连接失败");
  }

  @Test
  void a_test_says_that_there_is_no_connection() {
    assertThat(resource.test()).isEqualTo(new CacheResource.Connection(false, "Redis连接失败"));
  }
}
