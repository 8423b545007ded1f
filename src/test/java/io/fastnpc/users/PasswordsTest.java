package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
  @Test
  void a_hash_is_of_its_password_and_of_no_other() {
    String hash = Passwords.hash("床前明月光🌙");
    assertThat(hash).startsWith("$2b$12$");
    assertThat(Passwords.verify("床前明月光🌙", Optional.of(hash))).isTrue();
    assertThat(Passwords.verify("床前明月光", Optional.of(hash))).isFalse();
  }

  @Test
  void hashes_of_the_same_password_differ() {
    assertThat(Passwords.hash("same")).isNotEqualTo(Passwords.hash("same"));
  }

  /** Made by libxcrypt, whose bcrypt is the reference implementation. */
  @ParameterizedTest
  @CsvSource({
    "short, $2b$04$abcdefghijklmnopqrstuuugH8XjOPXLdX/a9t3zWaL96n4O4U8.G",
    "short, $2a$04$abcdefghijklmnopqrstuuugH8XjOPXLdX/a9t3zWaL96n4O4U8.G"
  })
  void hashes_of_the_existing_product_are_understood(String password, String hash) {
    assertThat(Passwords.verify(password, Optional.of(hash))).isTrue();
  }

  @Test
  void only_the_first_72_bytes_count_as_in_the_existing_product() {
    String hashOf72 = "$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i";
    assertThat(Passwords.verify("x".repeat(72), Optional.of(hashOf72))).isTrue();
    assertThat(Passwords.verify("x".repeat(72) + "anything", Optional.of(hashOf72))).isTrue();
    assertThat(Passwords.verify("x".repeat(71), Optional.of(hashOf72))).isFalse();
    assertThat(Passwords.verify("x".repeat(80), Optional.of(Passwords.hash("x".repeat(72)))))
        .isTrue();
  }

  @Test
  void nothing_is_the_password_of_nobody_and_refusing_it_costs_as_much() {
    assertThat(Passwords.verify("", Optional.empty())).isFalse();
    assertThat(Passwords.verify("nobody", Optional.empty())).isFalse();
    // The work of bcrypt is in the cost that the hash names.
    assertThat(Passwords.NOBODY.substring(0, 7)).isEqualTo(Passwords.hash("x").substring(0, 7));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "plain",
    "$2b$12$short",
    "$2b$12$.WQuYKpZQted.hadBwkQO.EHIkJ/zjhaWjGVkFBSlfcSjSYcQ0cg",
    "$2b$12$.WQuYKpZQted.hadBwkQO.EHIkJ/zjhaWjGVkFBSlfcSjSYcQ0cgö",
    "$2b$xx$.WQuYKpZQted.hadBwkQO.EHIkJ/zjhaWjGVkFBSlfcSjSYcQ0cg6",
    "$2b$99$.WQuYKpZQted.hadBwkQO.EHIkJ/zjhaWjGVkFBSlfcSjSYcQ0cg6",
    "$2b$03$.WQuYKpZQted.hadBwkQO.EHIkJ/zjhaWjGVkFBSlfcSjSYcQ0cg6",
    "$2q$12$.WQuYKpZQted.hadBwkQO.EHIkJ/zjhaWjGVkFBSlfcSjSYcQ0cg6"
  })
  void what_is_no_hash_matches_nothing(String hash) {
    assertThat(Passwords.verify(hash, Optional.of(hash))).isFalse();
  }

  /** Its work would take a week. */
  @Test
  void a_hash_of_an_absurd_cost_is_refused_without_doing_its_work() {
    String hash = "$2b$31$abcdefghijklmnopqrstuuugH8XjOPXLdX/a9t3zWaL96n4O4U8.G";
    assertThat(Passwords.verify("short", Optional.of(hash))).isFalse();
  }
}
