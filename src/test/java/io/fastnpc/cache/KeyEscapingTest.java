package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KeyEscapingTest {
  private static final long SEED = 20_261_125;
  private static final int DRAWS = 50_000;
  private static final Pattern GLOB = Pattern.compile("[*?\\[\\]\\\\^]");

  /** Few, so that likely confusions do come up: what is escaped, and what escapes look like. */
  private static final List<String> LETTERS =
      List.of(
          ":", "*", "?", "[", "]", "\\", "^", "%", "{", "}", "\"", " ", "\n", "\0", "\u007f", "a",
          "1", "2", "3", "A", "u", "d", "艾", "é", "😀", "\ud83d", "\ude00", "%3A", "%ud83d");

  private final Random random = new Random(SEED);

  @Test
  void letters_stay_readable() {
    assertThat(Key.of("char_id", 42, "艾达 😀").logical()).isEqualTo("char_id:42:艾达%20😀");
  }

  @Test
  void different_parts_never_make_the_same_key() {
    Map<ByteBuffer, List<String>> seen = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      List<String> parts = parts();
      byte[] inRedis = Key.of("c", parts).logical().getBytes(StandardCharsets.UTF_8);
      List<String> before = seen.putIfAbsent(ByteBuffer.wrap(inRedis), parts);
      assertThat(before == null || before.equals(parts))
          .as("seed %d: %s and %s", SEED, before, parts)
          .isTrue();
    }
    assertThat(seen).hasSizeGreaterThan(DRAWS / 10);
  }

  @Test
  void no_part_acts_as_a_glob() {
    for (int i = 0; i < DRAWS; i++) {
      String logical = Key.of("c", parts()).logical();
      assertThat(GLOB.matcher(logical).find()).as("seed %d: %s", SEED, logical).isFalse();
    }
  }

  @Test
  void the_pattern_of_one_user_matches_no_key_of_another() {
    for (int i = 0; i < DRAWS; i++) {
      String one = part();
      String other = part();
      String pattern = Key.of("c", one).logical() + ":"; // and a star, which is all that is left
      assertThat(one.equals(other) || !Key.of("c", other, part()).logical().startsWith(pattern))
          .as("seed %d: %s and %s", SEED, one, other)
          .isTrue();
    }
  }

  @Test
  void a_part_is_used_as_its_text() {
    assertThat(Key.of("c", 42)).isEqualTo(Key.of("c", List.of("42")));
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      parts.add(part());
    }
    return parts;
  }

  private String part() {
    StringBuilder part = new StringBuilder();
    int length = random.nextInt(3);
    for (int i = 0; i < length; i++) {
      part.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return part.toString();
  }
}
