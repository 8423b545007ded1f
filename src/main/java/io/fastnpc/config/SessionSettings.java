package io.fastnpc.config;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * How sessions are signed and kept.
 *
 * @param secret the key of the token signature, at least 32 bytes in UTF-8
 * @param adminUser the name whose registration makes an administrator; absent: no name does
 * @param secureCookie whether the cookie is always {@code Secure}, also without TLS on this side
 * @param lifetime how long a session lasts from log-in
 */
public record SessionSettings(
    String secret, Optional<String> adminUser, boolean secureCookie, Duration lifetime) {
  /** HS256 needs a key as long as its output (RFC 7518, section 3.2). */
  private static final int MIN_SECRET_BYTES = 32;

  /** Checks the length of the secret. */
  public SessionSettings {
    if (secret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
      throw new InvalidSetting(
          "FASTNPC_SECRET",
          "must be at least 32 bytes long; make one with: openssl rand -base64 48");
    }
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "SessionSettings[adminUser=" + adminUser + ", lifetime=" + lifetime + "]";
  }
}
