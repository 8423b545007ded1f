package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.config.SessionSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    assertThat(tokens.read(issued()))
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
    assertThat(name(issued())).isNotEqualTo(name(issued()));
  }

  @Test
  void the_content_is_ascii_as_the_existing_back_end_writes_it() {
    assertThat(signed.open(issued()).orElseThrow().content())
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
                signature(theirs),
                SessionToken.idOf(signature(theirs))));
    assertThat(tokens(SECRET, NOW.plus(LIFETIME)).read(theirs)).isEmpty();
  }

  @Test
  void every_worker_with_the_same_secret_reads_it() {
    assertThat(tokens(SECRET, NOW).read(issued())).isPresent();
  }

  @Test
  void another_secret_does_not_read_it() {
    assertThat(tokens("another".repeat(10), NOW).read(issued())).isEmpty();
  }

  @Test
  void it_runs_out_at_the_end_of_its_lifetime() {
    String token = issued();
    assertThat(tokens(SECRET, NOW.plus(LIFETIME).minusSeconds(1)).read(token)).isPresent();
    assertThat(tokens(SECRET, NOW.plus(LIFETIME)).read(token)).isEmpty();
  }

  @Test
  void it_runs_out_although_it_was_seen_before() {
    MovingClock clock = new MovingClock(NOW);
    SessionTokens reader = new SessionTokens(settings(SECRET), clock);
    String token = issued();
    assertThat(reader.read(token)).isPresent();
    assertThat(reader.read(token)).isPresent();
    clock.now = NOW.plus(LIFETIME);
    assertThat(reader.read(token)).isEmpty();
  }

  @Test
  void a_session_that_lies_idle_ends() {
    MovingClock clock = new MovingClock(NOW);
    SessionTokens idling = idling(clock, Duration.ofHours(2));
    SessionTokens.Issued first = idling.issue(ACCOUNT);
    assertThat(first.validFor()).isEqualTo(Duration.ofHours(2));
    clock.now = NOW.plus(Duration.ofHours(2)).minusSeconds(1);
    assertThat(idling.read(first.text())).isPresent();
    clock.now = NOW.plus(Duration.ofHours(2));
    assertThat(idling.read(first.text())).isEmpty();
  }

  @Test
  void using_a_session_moves_its_end_and_keeps_its_name_and_beginning() {
    MovingClock clock = new MovingClock(NOW);
    SessionTokens idling = idling(clock, Duration.ofHours(2));
    SessionTokens.Issued first = idling.issue(ACCOUNT);
    clock.now = NOW.plus(Duration.ofMinutes(5)).minusSeconds(1);
    assertThat(idling.renewed(ACCOUNT, first.token())).isEmpty();
    clock.now = NOW.plus(Duration.ofMinutes(5));
    SessionToken.Own second = read(idling, idling.renewed(ACCOUNT, first.token()));
    assertThat(second.end()).isEqualTo(clock.now.plus(Duration.ofHours(2)));
    assertThat(second.name()).isEqualTo(first.token().name());
    assertThat(second.issuedAt()).isEqualTo(NOW.getEpochSecond());
    assertThat(second.epoch()).isEqualTo(first.token().epoch());
    assertThat(second.lastEnd()).isEqualTo(NOW.plus(LIFETIME));
    assertThat(first.token().lastEnd()).isEqualTo(NOW.plus(LIFETIME));
  }

  @Test
  void a_short_time_for_idling_moves_by_its_tenths() {
    MovingClock clock = new MovingClock(NOW);
    SessionTokens idling = idling(clock, Duration.ofMinutes(10));
    SessionToken first = idling.issue(ACCOUNT).token();
    clock.now = NOW.plusSeconds(59);
    assertThat(idling.renewed(ACCOUNT, first)).isEmpty();
    clock.now = NOW.plusSeconds(60);
    assertThat(idling.renewed(ACCOUNT, first)).isPresent();
  }

  @Test
  void no_use_moves_the_end_beyond_the_lifetime() {
    MovingClock clock = new MovingClock(NOW);
    SessionTokens idling = idling(clock, Duration.ofDays(20));
    SessionToken first = idling.issue(ACCOUNT).token();
    clock.now = NOW.plus(Duration.ofDays(19));
    SessionToken second = read(idling, idling.renewed(ACCOUNT, first));
    assertThat(second.end()).isEqualTo(NOW.plus(LIFETIME));
    clock.now = NOW.plus(LIFETIME).minusSeconds(1);
    assertThat(idling.renewed(ACCOUNT, second)).isEmpty();
  }

  @Test
  void sessions_from_before_the_setting_get_an_end_by_idling_when_they_are_used() {
    MovingClock clock = new MovingClock(NOW);
    SessionToken before = tokens.issue(ACCOUNT).token();
    SessionTokens idling = idling(clock, Duration.ofHours(2));
    assertThat(read(idling, idling.renewed(ACCOUNT, before)).end())
        .isEqualTo(NOW.plus(Duration.ofHours(2)));
    assertThat(tokens.renewed(ACCOUNT, before)).isEmpty();
  }

  @Test
  void a_session_of_the_existing_back_end_is_not_renewed() {
    MovingClock clock = new MovingClock(NOW);
    SessionTokens idling = idling(clock, Duration.ofHours(2));
    String theirs = signed.sign("{\"uid\":7,\"u\":\"ada\",\"t\":1767225600}");
    assertThat(idling.renewed(ACCOUNT, idling.read(theirs).orElseThrow())).isEmpty();
  }

  private static SessionTokens idling(Clock clock, Duration idle) {
    return new SessionTokens(settings(SECRET, Optional.of(idle)), clock);
  }

  private static SessionToken.Own read(
      SessionTokens reader, Optional<SessionTokens.Issued> renewed) {
    return (SessionToken.Own) reader.read(renewed.orElseThrow().text()).orElseThrow();
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

  private String issued() {
    return tokens.issue(ACCOUNT).text();
  }

  private static String signature(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private String name(String token) {
    return tokens.read(token).orElseThrow().name();
  }

  private static SessionTokens tokens(String secret, Instant now) {
    return new SessionTokens(settings(secret), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static SessionSettings settings(String secret) {
    return settings(secret, Optional.empty());
  }

  private static SessionSettings settings(String secret, Optional<Duration> idle) {
    return new SessionSettings(secret, false, Optional.empty(), false, LIFETIME, idle);
  }
}
