package io.fastnpc.brake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for what is counted that tell nobody what it is: whoever reads Redis learns neither user
 * names nor addresses. The same on all workers. Thread-safe.
 */
final class Subjects {
  private static final String HMAC = "HmacSHA256";

  /** Enough that no two meet. */
  private static final int BYTES = 16;

  private static final byte[] BETWEEN = {0};

  private final SecretKeySpec key;

  Subjects(String secret) {
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
  }

  /** The name of what {@code parts} say, among things of {@code kind}. */
  String of(String kind, String... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(("fastnpc-brake-" + kind).getBytes(StandardCharsets.UTF_8));
      for (String part : parts) {
        mac.update(BETWEEN);
        mac.update(part.getBytes(StandardCharsets.UTF_8));
      }
      byte[] name = Arrays.copyOf(mac.doFinal(), BYTES);
      return kind + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
