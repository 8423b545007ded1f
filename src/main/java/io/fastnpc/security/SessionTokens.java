package io.fastnpc.security;

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
 * <p>Thread-safe.
 */
final class SessionTokens {
  private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);
  private static final String EPOCH = "epoch";
  private static final String ADMIN = "admin";

  private final MACSigner signer;
  private final MACVerifier verifier;
  private final Duration lifetime;
  private final Clock clock;

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
    try {
      SignedJWT token = SignedJWT.parse(text);
      if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
        return Optional.empty();
      }
      JWTClaimsSet claims = token.getJWTClaimsSet();
      @Nullable Date end = claims.getExpirationTime();
      @Nullable Long epoch = claims.getLongClaim(EPOCH);
      if (end == null || epoch == null || !clock.instant().isBefore(end.toInstant())) {
        return Optional.empty();
      }
      return Optional.of(
          new SessionToken(
              Integer.parseInt(claims.getSubject()),
              epoch,
              Boolean.TRUE.equals(claims.getBooleanClaim(ADMIN))));
    } catch (ParseException | JOSEException | NumberFormatException foreign) {
      return Optional.empty();
    }
  }
}
