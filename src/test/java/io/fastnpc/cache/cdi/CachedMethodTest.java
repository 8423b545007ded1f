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

  record Name(String text) {}

  enum Flag {
    ON {
      @Override
      public String toString() {
        return "switched on";
      }
    }
  }

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class Repository {
    @RedisCached(cache = "char_id", ttl = "PT5M", absentTtl = "PT60S")
    public Optional<Id> id(
        @CacheKey("user_id") int user, String note, @CacheKey("name") String name) {
      return Optional.empty();
    }

    @RedisCached(cache = "char_list", key = "all")
    public Id all() {
      return new Id(1);
    }

    @RedisCached(cache = "flag")
    public Id part(@CacheKey("flag") Flag flag, @CacheKey("name") Name name) {
      return new Id(1);
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
  void a_record_of_one_component_is_written_as_that() {
    assertThat(plan("part").lookup(new Object[] {Flag.ON, new Name("a")}).key().logical())
        .isEqualTo("flag:ON:a");
  }

  @Test
  void a_null_part_is_refused_with_the_method_and_the_part() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan("id").lookup(new Object[] {7, "", null}))
        .withMessageContaining(Repository.class.getName() + ".id: @CacheKey(\"name\") is null");
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

  private static CachedMethod plan(String name) {
    Method method =
        Stream.of(Repository.class.getDeclaredMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return CachedMethod.of(method);
  }
}
