package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTextTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String CONTENT = "{\"uid\":7,\"u\":\"ada\",\"t\":1700000000}";
  private static final String SIGNED =
      "eyJ1aWQiOjcsInUiOiJhZGEiLCJ0IjoxNzAwMDAwMDAwfQ.pRNl0kIV0U5TUIj-SB8ml5W2tKI";

  private final SignedText text = new SignedText(SECRET);

  @Test
  void it_writes_what_the_existing_back_end_writes() {
    assertThat(text.sign(CONTENT)).isEqualTo(SIGNED);
  }

  @Test
  void it_reads_what_the_existing_back_end_writes() {
    assertThat(text.open(SIGNED))
        .contains(new SignedText.Opened(CONTENT, "pRNl0kIV0U5TUIj-SB8ml5W2tKI"));
  }

  @Test
  void long_content_is_compressed_and_comes_back() {
    String content = "小明".repeat(200);
    String signed = text.sign(content);
    assertThat(signed).startsWith(".").hasSizeLessThan(200);
    assertThat(text.open(signed)).map(SignedText.Opened::content).contains(content);
  }

  @Test
  void content_that_inflates_beyond_its_bound_is_none() {
    assertThat(text.open(text.sign("a".repeat(4096)))).isPresent();
    assertThat(text.open(text.sign("a".repeat(4097)))).isEmpty();
    assertThat(text.open(text.sign("a".repeat(10_000_000)))).isEmpty();
  }

  @Test
  void another_secret_opens_nothing() {
    assertThat(new SignedText(SECRET + "!").open(SIGNED)).isEmpty();
  }

  @Test
  void no_character_can_be_another() {
    for (int at = 0; at < SIGNED.length(); at++) {
      for (char other : "Aa0-_.=+/ ".toCharArray()) {
        String forged = SIGNED.substring(0, at) + other + SIGNED.substring(at + 1);
        if (!forged.equals(SIGNED)) {
          assertThat(text.open(forged)).as(forged).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"J", "K", "L"})
  void spare_bits_of_the_signature_are_no_second_spelling(String last) {
    // The last of 27 characters carries four bits: I, J, K and L decode to the same bytes.
    String other = SIGNED.substring(0, SIGNED.length() - 1) + last;
    byte[] bytes = Base64.getUrlDecoder().decode(other.substring(other.indexOf('.') + 1));
    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
        .isEqualTo("pRNl0kIV0U5TUIj-SB8ml5W2tKI");
    assertThat(text.open(other)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a", "a.b", ".a.b", "小明", "小.明", "=.="})
  void anything_else_is_none(String other) {
    assertThat(text.open(other)).isEmpty();
  }

  @Test
  void a_signed_payload_that_is_no_zlib_is_none() {
    String payload = "." + encoded("not compressed");
    assertThat(text.open(payload + text.sign("x").substring(1))).isEmpty();
  }

  private static String encoded(String plain) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
