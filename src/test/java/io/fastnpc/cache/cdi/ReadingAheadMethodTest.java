package io.fastnpc.cache.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Key;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.junit.jupiter.api.Test;

class ReadingAheadMethodTest {
  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class Repository {
    @RedisReadAhead({"settings:user_id", "id:user_id:name", "list:'all'"})
    public void turn(String caller, @CacheKey("user_id") int user, @CacheKey("name") String name) {}
  }

  @Test
  void each_pattern_becomes_a_key() throws Exception {
    ReadingAheadMethod plan =
        ReadingAheadMethod.of(
            Repository.class.getMethod("turn", String.class, int.class, String.class));
    assertThat(plan.keys(new Object[] {"ada", 7, "a:b"}))
        .containsExactly(Key.of("settings", 7), Key.of("id", 7, "a:b"), Key.of("list", "all"));
  }
}
