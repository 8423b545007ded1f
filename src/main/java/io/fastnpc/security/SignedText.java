package io.fastnpc.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that nobody can write without the secret, in the form of the existing back end: what {@code
 * URLSafeSerializer(secret, salt="fastnpc-cookie")} of Python's itsdangerous writes.
 *
 * <p>That is {@code payload "." signature}, both in base64url without padding. The payload is the
 * content, or a dot and the content compressed with zlib where that is shorter by more than a
 * character. The signature is HMAC-SHA1 over the payload, whose key is SHA-1 of the salt, the word
 * "signer" and the secret. What is weak in SHA-1, that collisions can be made, does not weaken a
 * keyed signature.
 *
 * <p>Thread-safe.
 */
final class SignedText {
  private static final String SALT = "fastnpc-cookie";
  private static final String HMAC = "HmacSHA1";

  /** Many times the longest content, which is that of a user with the longest name. */
  private static final int MAX_CONTENT_BYTES = 4096;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecretKeySpec key;

  /**
   * What a text holds whose signature is genuine.
   *
   * @param content what was signed
   * @param signature the signature in base64url, by which the text can be told from all others
   */
  record Opened(String content, String signature) {}

  SignedText(String secret) {
    byte[] seed = (SALT + "signer" + secret).getBytes(StandardCharsets.UTF_8);
    try {
      key = new SecretKeySpec(MessageDigest.getInstance("SHA-1").digest(seed), HMAC);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The signed form of {@code content}. */
  String sign(String content) {
    byte[] plain = content.getBytes(StandardCharsets.UTF_8);
    byte[] compressed = compressed(plain);
    String payload =
        compressed.length < plain.length - 1
            ? "." + ENCODER.encodeToString(compressed)
            : ENCODER.encodeToString(plain);
    return payload + "." + ENCODER.encodeToString(signature(payload));
  }

  /**
   * What {@code text} holds; absent unless it is in the one canonical spelling, its signature is
   * genuine and its content has at most 4 KB. Nothing is inflated before the signature is checked.
   */
  Optional<Opened> open(String text) {
    int dot = text.lastIndexOf('.');
    if (dot <= 0) {
      return Optional.empty();
    }
    String payload = text.substring(0, dot);
    String signature = text.substring(dot + 1);
    boolean isCompressed = payload.startsWith(".");
    Optional<byte[]> packed = decoded(isCompressed ? payload.substring(1) : payload);
    return decoded(signature)
        .filter(claimed -> MessageDigest.isEqual(claimed, signature(payload)))
        .flatMap(genuine -> packed)
        .flatMap(bytes -> isCompressed ? inflated(bytes) : Optional.of(bytes))
        .filter(content -> content.length <= MAX_CONTENT_BYTES)
        .map(content -> new Opened(new String(content, StandardCharsets.UTF_8), signature));
  }

  private byte[] signature(String payload) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Unlike the JDK's decoder this refuses padding and spare bits, so each text has one spelling.
   */
  private static Optional<byte[]> decoded(String text) {
    try {
      byte[] bytes = DECODER.decode(text);
      return ENCODER.encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  private static byte[] compressed(byte[] plain) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      byte[] part = new byte[MAX_CONTENT_BYTES];
      while (!deflater.finished()) {
        compressed.write(part, 0, deflater.deflate(part));
      }
      return compressed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static Optional<byte[]> inflated(byte[] compressed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      byte[] plain = new byte[MAX_CONTENT_BYTES + 1];
      int length = inflater.inflate(plain);
      return inflater.finished() ? Optional.of(Arrays.copyOf(plain, length)) : Optional.empty();
    } catch (DataFormatException foreign) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
