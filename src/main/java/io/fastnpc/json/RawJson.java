package io.fastnpc.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON document kept as the bytes it travels in, so that what PostgreSQL wrote goes to Redis and
 * to the client without being parsed on the way.
 *
 * <p>Immutable by agreement: neither the one who hands bytes in nor the one who takes them out
 * changes them, since copying 50 KB profiles is the cost this type exists to avoid.
 */
public final class RawJson {
  private final byte[] bytes;
  private final int from;

  private RawJson(byte[] bytes, int from) {
    this.bytes = bytes;
    this.from = from;
  }

  /** Wraps {@code utf8}, which must be one well-formed JSON value in UTF-8; this is not checked. */
  public static RawJson of(byte[] utf8) {
    return of(utf8, 0);
  }

  /** Wraps {@code bytes} without those before {@code from}. */
  public static RawJson of(byte[] bytes, int from) {
    return new RawJson(bytes, from);
  }

  /** Wraps {@code text}, which must be one well-formed JSON value; this is not checked. */
  public static RawJson of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The document in UTF-8; not a copy, unless it was wrapped with something before it. */
  public byte[] utf8() {
    return from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
  }

  /** How many bytes the document has in UTF-8. */
  public int size() {
    return bytes.length - from;
  }

  /** Writes the document in UTF-8; {@code out} must not change what it is given. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, from, size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawJson that
        && Arrays.equals(bytes, from, bytes.length, that.bytes, that.from, that.bytes.length);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8());
  }

  @Override
  public String toString() {
    return new String(bytes, from, size(), StandardCharsets.UTF_8);
  }
}
