package io.fastnpc.cache.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fastnpc.cache.Lookup;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CachedMethodTest {
  record Id(int id) {}

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  static class Repository {
    @RedisCached(cache = "char_id", ttl = "PT5M", absentTtl = "PT60S")
    Optional<Id> id(@CacheKey("user_id") int user, String note, @CacheKey("name") String name) {
      return Optional.empty();
    }

    @RedisCached(cache = "char_list", key = "all")
    Id all() {
      return new Id(1);
    }

    @RedisCached(cache = "Bad Name")
    Id badName(@CacheKey("id") int id) {
      return new Id(id);
    }

    @RedisCached(cache = "keyless")
    Id keyless(int id) {
      return new Id(id);
    }

    @RedisCached(cache = "never_absent", absentTtl = "PT1S")
    Id neverAbsent(@CacheKey("id") int id) {
      return new Id(id);
    }

    @RedisCached(cache = "bad_ttl", ttl = "five minutes")
    Id badTtl(@CacheKey("id") int id) {
      return new Id(id);
    }

    @RedisCached(cache = "zero", ttl = "PT0S")
    Id zeroTtl(@CacheKey("id") int id) {
      return new Id(id);
    }

    @RedisCached(cache = "twins")
    Id twins(@CacheKey("id") int one, @CacheKey("id") int other) {
      return new Id(one + other);
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    @RedisCached(cache = "transactional")
    Id transactional(@CacheKey("id") int id) {
      return new Id(id);
    }
  }

  @Test
  void the_key_is_made_of_the_annotated_parameters_in_order() {
    Lookup<Object> lookup = plan("id").lookup(new Object[] {7, "ignored", "a:b"});
    assertThat(lookup.key().logical()).isEqualTo("char_id:7:a%3Ab");
    assertThat(lookup.policy().ttl()).contains(Duration.ofMinutes(5));
    assertThat(lookup.policy().absentTtl()).contains(Duration.ofSeconds(60));
  }

  @Test
  void a_constant_ends_the_key() {
    assertThat(plan("all").lookup(new Object[0]).key().logical()).isEqualTo("char_list:all");
  }

  @Test
  void values_survive_the_codec() throws Exception {
    Lookup<Object> lookup = plan("id").lookup(new Object[] {7, "", "a"});
    assertThat(lookup.codec().decode(lookup.codec().encode(new Id(3)))).isEqualTo(new Id(3));
  }

  @Test
  void a_mistake_names_the_method_and_the_cure() {
    assertMistake("badName", "the cache needs a name");
    assertMistake("keyless", "@CacheKey parameter");
    assertMistake("neverAbsent", "absentTtl is for a method that returns Optional");
    assertMistake("badTtl", "ttl must be an ISO-8601 duration");
    assertMistake("zeroTtl", "at least a millisecond");
    assertMistake("twins", "rename one");
    assertMistake("transactional", "@TransactionAttribute(SUPPORTS)");
  }

  private static void assertMistake(String method, String cure) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(method))
        .withMessageContaining(Repository.class.getName() + "." + method)
        .withMessageContaining(cure);
  }

  private static CachedMethod plan(String name) {
    Method method =
        Stream.of(Repository.class.getDeclaredMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return CachedMethod.of(method);
  }
}
