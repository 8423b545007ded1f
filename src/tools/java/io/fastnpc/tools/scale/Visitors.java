package io.fastnpc.tools.scale;

import io.fastnpc.tools.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends requests of anybody in a {@link Crowd}, whose session began at the existing back end: to
 * hash a password for each of them would take hours.
 */
final class Visitors {
  private static final String HMAC = "HmacSHA1";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final SecretKeySpec key = key();
  private final long issuedAt = Instant.now().getEpochSecond();

  /**
   * What came of a request.
   *
   * @param status the HTTP status
   * @param bytes of the body
   * @param nanos until the body was there
   */
  record Visit(int status, int bytes, long nanos) {}

  /** Lets a user read {@code path} of the worker at {@code worker}. */
  Visit get(URI worker, int user, String path) {
    return send(worker, path, "fastnpc_auth=" + token(user));
  }

  /** The same with the cookie that is given. */
  Visit send(URI worker, String path, String cookie) {
    HttpRequest request =
        HttpRequest.newBuilder(worker.resolve(path))
            .timeout(PATIENCE)
            .header("Cookie", cookie)
            .header("Accept-Encoding", "gzip")
            .build();
    long began = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      return new Visit(answer.statusCode(), answer.body().length, System.nanoTime() - began);
    } catch (IOException failure) {
      throw new UncheckedIOException(request.toString(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + request, interrupted);
    }
  }

  private String token(int user) {
    String content = "{\"uid\":%d,\"u\":\"person-%d\",\"t\":%d}".formatted(user, user, issuedAt);
    String payload = base64(content.getBytes(StandardCharsets.US_ASCII));
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return payload + "." + base64(mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SecretKeySpec key() {
    String secret = Objects.requireNonNull(Servers.APPLICATION.get("FASTNPC_SECRET"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest(("fastnpc-cookiesigner" + secret).getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(hash, HMAC);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
