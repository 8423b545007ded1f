package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.fastnpc.config.SessionSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
  private static final String SECRET =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Account ACCOUNT = new Account(7, "小明", true, 1_700_000_000L);

  private final SessionTokens tokens = tokens(SECRET, NOW);

  @Test
  void a_token_says_whose_session_it_is() {
    assertThat(tokens.read(tokens.issue(ACCOUNT)))
        .contains(new SessionToken(7, 1_700_000_000L, true, NOW.plus(LIFETIME)));
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

  @Test
  void changed_claims_void_it() {
    String[] parts = tokens.issue(ACCOUNT).split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged = claims.replace("\"7\"", "\"1\"");
    assertThat(forged).isNotEqualTo(claims);
    String payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(forged.getBytes(StandardCharsets.UTF_8));
    assertThat(tokens.read(parts[0] + "." + payload + "." + parts[2])).isEmpty();
  }

  @Test
  void an_unsigned_token_is_none() {
    assertThat(tokens.read(new PlainJWT(claims().build()).serialize())).isEmpty();
  }

  @Test
  void another_algorithm_is_none_even_with_our_secret() throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims().build());
    token.sign(new MACSigner(SECRET));
    assertThat(tokens.read(token.serialize())).isEmpty();
  }

  @Test
  void a_token_without_an_end_an_epoch_or_a_user_is_none() throws Exception {
    assertThat(tokens.read(signed(claims()))).isPresent();
    assertThat(tokens.read(signed(claims().expirationTime(null)))).isEmpty();
    assertThat(tokens.read(signed(claims().claim("epoch", null)))).isEmpty();
    assertThat(tokens.read(signed(claims().subject("somebody")))).isEmpty();
    assertThat(tokens.read(signed(claims().subject(null)))).isEmpty();
    assertThat(tokens.read(signed(claims().claim("admin", "yes")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJIUzI1NiJ9.e30.", "小明"})
  void anything_else_is_none(String text) {
    assertThat(tokens.read(text)).isEmpty();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("7")
        .claim("epoch", 1L)
        .claim("admin", false)
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private static String signed(JWTClaimsSet.Builder claims) throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
    token.sign(new MACSigner(SECRET));
    return token.serialize();
  }

  private static SessionTokens tokens(String secret, Instant now) {
    return new SessionTokens(settings(secret), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static SessionSettings settings(String secret) {
    return new SessionSettings(secret, Optional.empty(), false, LIFETIME);
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
