package io.fastnpc.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.json.RawJson;
import io.fastnpc.lists.Turn;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LargeProfileTest {
  private static final CharacterName ADA = new CharacterName("Ada");
  private static final String TEXT = "x".repeat(900_000);

  private final CharacterStore store = new CharacterStore();

  @Test
  void one_user_has_one_large_profile_in_memory_at_a_time() throws Exception {
    int user = userWithLargeProfile();
    assertThat(size(user)).isGreaterThan(2 * TEXT.length());
    Turn first = store.nextRequest();
    assertThatExceptionOfType(ServiceUnavailableException.class)
        .isThrownBy(() -> store.profiles.profile(user, ADA));
    assertThatExceptionOfType(ServiceUnavailableException.class)
        .isThrownBy(() -> store.profiles.structured(user, ADA));
    assertThat(store.profiles.memories(user, ADA)).as("what is small").isPresent();
    first.end();
    assertThat(size(user)).isGreaterThan(2 * TEXT.length());
  }

  @Test
  void a_worker_has_two_large_profiles_in_memory_at_a_time() throws Exception {
    int[] users = {userWithLargeProfile(), userWithLargeProfile(), userWithLargeProfile()};
    size(users[0]);
    Turn first = store.nextRequest();
    size(users[1]);
    store.nextRequest();
    assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> size(users[2]));
    first.end();
    assertThat(size(users[2])).isPositive();
  }

  @Test
  void a_small_profile_needs_no_turn() throws Exception {
    int user = userWithLargeProfile();
    store.create(user, new CharacterName("Bob"));
    size(user);
    store.nextRequest();
    assertThat(store.profiles.profile(user, new CharacterName("Bob"))).isPresent();
    assertThat(store.profiles.profile(user, new CharacterName("Nobody"))).isEmpty();
  }

  private int size(int user) {
    Optional<RawJson> profile = store.profiles.profile(user, ADA);
    return profile.orElseThrow().size();
  }

  /** Written by requests of their own, which are over. */
  private int userWithLargeProfile() throws Exception {
    int user = store.newUser();
    store.create(user, ADA);
    write(user, "{\"基础身份信息\":{\"人物简介\":\"" + TEXT + "\"}}");
    write(user, "{\"知识与能力\":{\"技能\":\"" + TEXT + "\"}}");
    return user;
  }

  private void write(int user, String document) throws Exception {
    store.write(
        () -> store.profiles.write(user, CharacterStore.asked(ADA), Documents.data(document)));
    store.nextRequest().end();
  }
}
