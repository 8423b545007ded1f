package io.fastnpc.config;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * How sessions are signed and kept.
 *
 * @param secret the key of the token signature, at least 32 bytes in UTF-8 unless {@code
 *     shortSecret}
 * @param shortSecret whether a shorter secret is accepted, as some installations of the existing
 *     product have it
 * @param adminUser the name whose registration makes an administrator; absent: no name does
 * @param secureCookie whether the cookie is always {@code Secure}, also without TLS on this side
 * @param lifetime how long a session lasts from log-in
 * @param idle after what time without a request a session is over; absent: it lasts its lifetime
 */
public record SessionSettings(
    String secret,
    boolean shortSecret,
    Optional<String> adminUser,
    boolean secureCookie,
    Duration lifetime,
    Optional<Duration> idle) {
  /** 256 bits, which nobody finds by trying. */
  private static final int MIN_SECRET_BYTES = 32;

  /** Shorter, people would be thrown out while they read. */
  private static final Duration MIN_IDLE = Duration.ofMinutes(1);

  /** Checks the length of the secret and the time for idling. */
  public SessionSettings {
    if (secret.isBlank() || (isShort(secret) && !shortSecret)) {
      throw new InvalidSetting(
          "FASTNPC_SECRET",
          "must be at least 32 bytes long; make one with: openssl rand -base64 48 (an existing"
              + " installation keeps a shorter one with FASTNPC_SECRET_SHORT=true until it can"
              + " change it)");
    }
    if (idle.filter(given -> given.compareTo(MIN_IDLE) < 0).isPresent()) {
      throw new InvalidSetting(
          "FASTNPC_SESSION_IDLE", "must be at least " + MIN_IDLE + ", not " + idle.get());
    }
  }

  /** Whether somebody may find the secret by trying. */
  public boolean hasShortSecret() {
    return isShort(secret);
  }

  private static boolean isShort(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES;
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "SessionSettings[adminUser="
        + adminUser
        + ", lifetime="
        + lifetime
        + ", idle="
        + idle
        + "]";
  }
}
