package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.config.SessionSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Account ACCOUNT =
      new Account(7, "小明", true, 1_700_000_000L, 1_600_000_000L, Optional.empty(), List.of());

  private final SessionTokens tokens = tokens(SECRET, NOW);
  private final SignedText signed = new SignedText(SECRET);

  @Test
  void a_token_says_whose_session_it_is() {
    assertThat(tokens.read(tokens.issue(ACCOUNT)))
        .get()
        .isInstanceOfSatisfying(
            SessionToken.Own.class,
            said -> {
              assertThat(said.userId()).isEqualTo(7);
              assertThat(said.epoch()).isEqualTo(1_700_000_000L);
              assertThat(said.end()).isEqualTo(NOW.plus(LIFETIME));
              assertThat(said.name()).hasSize(22);
            });
  }

  @Test
  void each_session_has_a_name_of_its_own() {
    assertThat(name(tokens.issue(ACCOUNT))).isNotEqualTo(name(tokens.issue(ACCOUNT)));
  }

  @Test
  void the_content_is_ascii_as_the_existing_back_end_writes_it() {
    assertThat(signed.open(tokens.issue(ACCOUNT)).orElseThrow().content())
        .startsWith("{\"uid\":7,\"u\":\"\\u5C0F\\u660E\",\"t\":1767225600,\"e\":1700000000,\"x\":");
  }

  @Test
  void a_token_of_the_existing_back_end_lasts_from_its_issue() {
    String theirs = signed.sign("{\"uid\":7,\"u\":\"ada\",\"t\":1767225600}");
    assertThat(tokens.read(theirs))
        .contains(
            new SessionToken.OfExistingBackEnd(
                7,
                "ada",
                NOW.getEpochSecond(),
                NOW.plus(LIFETIME),
                theirs.substring(theirs.lastIndexOf('.') + 1)));
    assertThat(tokens(SECRET, NOW.plus(LIFETIME)).read(theirs)).isEmpty();
  }

  @Test
  void every_worker_with_the_same_secret_reads_it() {
    assertThat(tokens(SECRET, NOW).read(tokens.issue(ACCOUNT))).isPresent();
  }

  @Test
  void another_secret_does_not_read_it() {
    assertThat(tokens("another".repeat(10), NOW).read(tokens.issue(ACCOUNT))).isEmpty();
  }

  @Test
  void it_runs_out_at_the_end_of_its_lifetime() {
    String token = tokens.issue(ACCOUNT);
    assertThat(tokens(SECRET, NOW.plus(LIFETIME).minusSeconds(1)).read(token)).isPresent();
    assertThat(tokens(SECRET, NOW.plus(LIFETIME)).read(token)).isEmpty();
  }

  @Test
  void it_runs_out_although_it_was_seen_before() {
    MovingClock clock = new MovingClock();
    SessionTokens reader = new SessionTokens(settings(SECRET), clock);
    String token = tokens.issue(ACCOUNT);
    assertThat(reader.read(token)).isPresent();
    assertThat(reader.read(token)).isPresent();
    clock.now = NOW.plus(LIFETIME);
    assertThat(reader.read(token)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "null",
        "[]",
        "{}",
        "{\"uid\":7,\"u\":\"ada\"}",
        "{\"uid\":7,\"t\":1767225600}",
        "{\"u\":\"ada\",\"t\":1767225600}",
        "{\"uid\":\"7\",\"u\":\"ada\",\"t\":1767225600}",
        "{\"uid\":7.5,\"u\":\"ada\",\"t\":1767225600}",
        "{\"uid\":4294967303,\"u\":\"ada\",\"t\":1767225600}",
        "{\"uid\":7,\"u\":null,\"t\":1767225600}",
        "{\"uid\":7,\"u\":\"ada\",\"t\":99999999999999999999}",
        "{\"uid\":7,\"u\":\"ada\",\"t\":9223372036854775807}",
        "{\"uid\":7,\"u\":\"ada\",\"t\":1767225600} {}",
        "{\"uid\":7,\"u\":\"ada\",\"t\":1767225600,\"e\":1}",
        "{\"uid\":7,\"u\":\"ada\",\"t\":1767225600,\"e\":null,\"x\":1767225601,\"s\":\"n\"}",
        "{\"uid\":7,\"u\":\"ada\",\"t\":1767225600,\"e\":1,\"x\":1767225601}",
        "{\"uid\":7,\"u\":\"ada\",\"t\":1767225600,\"e\":1,\"s\":\"n\"}"
      })
  void signed_content_of_another_shape_is_none(String content) {
    assertThat(tokens.read(signed.sign(content))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJIUzI1NiJ9.e30.", "小明"})
  void anything_else_is_none(String text) {
    assertThat(tokens.read(text)).isEmpty();
  }

  private String name(String token) {
    return tokens.read(token).orElseThrow().name();
  }

  private static SessionTokens tokens(String secret, Instant now) {
    return new SessionTokens(settings(secret), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static SessionSettings settings(String secret) {
    return new SessionSettings(secret, false, Optional.empty(), false, LIFETIME);
  }

  private static final class MovingClock extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
