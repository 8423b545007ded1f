package io.fastnpc.cache.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fastnpc.cache.Key;
import jakarta.ejb.Stateless;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvictingMethodTest {
  sealed interface Copying {}

  record Copied(@CacheKey("new_name") String newName) implements Copying {}

  record NotThere() implements Copying {}

  record Deleted(@CacheKey("name") List<String> names) {}

  @Stateless
  public static class Repository {
    @RedisEvict(
        cache = "char_id",
        key = {"user_id", "new_name"})
    @RedisEvict(cache = "char_list", key = "user_id")
    @RedisEvict(cache = "char_list", key = "'all'")
    public Copying copy(@CacheKey("user_id") int user, String name) {
      return new NotThere();
    }

    @RedisEvict(cache = "user_settings", key = "user_id")
    @RedisEvict(
        cache = "char_id",
        key = {"user_id", "name"})
    public Optional<Deleted> delete(@CacheKey("user_id") int user) {
      return Optional.empty();
    }

    @RedisEvict(cache = "char_id", key = "user_id", beginning = true)
    @RedisEvict(cache = "account", key = "user_id")
    public void leave(@CacheKey("user_id") String user) {}

    @RedisEvict(cache = "char_id")
    public void update(@CacheKey("user_id") int user, @CacheKey("name") String name) {}
  }

  @Test
  void all_annotated_parameters_make_the_key_by_default() {
    assertThat(keys("update", null, 7, "a")).containsExactly("char_id:7:a");
  }

  @Test
  void parts_come_from_the_result_of_the_outcome_at_hand() {
    assertThat(keys("copy", new Copied("a2"), 7, "a"))
        .containsExactly("char_id:7:a2", "char_list:7", "char_list:all");
    assertThat(keys("copy", new NotThere(), 7, "a"))
        .containsExactly("char_list:7", "char_list:all");
  }

  @Test
  void a_collection_stands_for_one_key_each() {
    assertThat(keys("delete", Optional.of(new Deleted(List.of("a", "b"))), 7))
        .containsExactly("user_settings:7", "char_id:7:a", "char_id:7:b");
    assertThat(keys("delete", Optional.of(new Deleted(List.of())), 7))
        .containsExactly("user_settings:7");
    assertThat(keys("delete", Optional.empty(), 7)).containsExactly("user_settings:7");
  }

  @Test
  void the_beginning_of_keys_is_swept_and_is_no_key_itself() {
    assertThat(keys("leave", null, "a*:b")).containsExactly("account:a%2A%3Ab");
    assertThat(plan("leave").beginnings(new Object[] {"a*:b"}, null))
        .containsExactly("char_id:a%2A%3Ab:");
  }

  @Test
  void a_null_in_the_result_is_refused_with_its_component() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys("delete", Optional.of(new Deleted(Arrays.asList("a", null))), 7))
        .withMessageContaining(Deleted.class.getName() + ".names is null or holds a null");
  }

  private static List<String> keys(String method, @Nullable Object result, Object... arguments) {
    return plan(method).keys(arguments, result).stream().map(Key::logical).toList();
  }

  private static EvictingMethod plan(String name) {
    return Stream.of(Repository.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .map(EvictingMethod::of)
        .findFirst()
        .orElseThrow();
  }
}
