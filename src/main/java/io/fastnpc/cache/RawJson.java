package io.fastnpc.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON document kept as the bytes it travels in, so that what PostgreSQL assembled goes to Redis
 * and to the client without being parsed on the way.
 *
 * <p>Immutable by agreement: neither the one who hands bytes in nor the one who takes them out
 * changes them, since copying 50 KB profiles is the cost this type exists to avoid.
 */
public final class RawJson {
  private final byte[] utf8;

  private RawJson(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** Wraps {@code utf8}, which must be one well-formed JSON value in UTF-8; this is not checked. */
  public static RawJson of(byte[] utf8) {
    return new RawJson(utf8);
  }

  /** Wraps {@code text}, which must be one well-formed JSON value; this is not checked. */
  public static RawJson of(String text) {
    return new RawJson(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The document in UTF-8; not a copy. */
  public byte[] utf8() {
    return utf8;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawJson that && Arrays.equals(utf8, that.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
