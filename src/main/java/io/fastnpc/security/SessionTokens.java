package io.fastnpc.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fastnpc.config.SessionSettings;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads session tokens: JWTs signed with HMAC-SHA-256, the same on every worker.
 *
 * <p>Tokens that were found genuine are remembered: decoding costs more than all else that a cached
 * read does here, and a signature that fits once fits for ever. Whether a token has run out, and
 * whether its account still stands behind it, is asked each time. Thread-safe.
 */
final class SessionTokens {
  private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);
  private static final String EPOCH = "epoch";
  private static final String ADMIN = "admin";

  /** About 5 MB: a token and what it says take half a kilobyte. */
  private static final int REMEMBERED = 10_000;

  private final MACSigner signer;
  private final MACVerifier verifier;
  private final Duration lifetime;
  private final Clock clock;
  private final Cache<String, SessionToken> genuine =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  SessionTokens(SessionSettings settings, Clock clock) {
    byte[] secret = settings.secret().getBytes(StandardCharsets.UTF_8);
    try {
      this.signer = new MACSigner(secret);
      this.verifier = new MACVerifier(secret);
    } catch (JOSEException tooShort) {
      throw new IllegalArgumentException(tooShort);
    }
    this.lifetime = settings.lifetime();
    this.clock = clock;
  }

  /** A token for a session of {@code account} that begins now. */
  String issue(Account account) {
    Instant now = clock.instant();
    SignedJWT token =
        new SignedJWT(
            HEADER,
            new JWTClaimsSet.Builder()
                .subject(Integer.toString(account.id()))
                .claim(EPOCH, account.tokenEpoch())
                .claim(ADMIN, account.admin())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build());
    try {
      token.sign(signer);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return token.serialize();
  }

  /** What {@code text} says, absent unless it is one of our tokens and has not run out. */
  Optional<SessionToken> read(String text) {
    // Not get(text, this::decode), which would have to remember what strangers send.
    SessionToken known = genuine.getIfPresent(text);
    Optional<SessionToken> token = known != null ? Optional.of(known) : decode(text);
    Optional<SessionToken> valid = token.filter(said -> clock.instant().isBefore(said.end()));
    if (known == null) {
      valid.ifPresent(said -> genuine.put(text, said));
    }
    return valid;
  }

  private Optional<SessionToken> decode(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
        return Optional.empty();
      }
      JWTClaimsSet claims = token.getJWTClaimsSet();
      @Nullable Date end = claims.getExpirationTime();
      @Nullable Long epoch = claims.getLongClaim(EPOCH);
      if (end == null || epoch == null) {
        return Optional.empty();
      }
      return Optional.of(
          new SessionToken(
              Integer.parseInt(claims.getSubject()),
              epoch,
              Boolean.TRUE.equals(claims.getBooleanClaim(ADMIN)),
              end.toInstant()));
    } catch (ParseException | JOSEException | NumberFormatException foreign) {
      // Not logged: anybody can send anything as a cookie.
      return Optional.empty();
    }
  }
}
