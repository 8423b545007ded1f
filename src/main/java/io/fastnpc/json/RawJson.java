package io.fastnpc.json;

import io.fastnpc.gzip.Packed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document kept as the bytes it travels in, so that what PostgreSQL wrote goes to Redis and
 * to the client without being parsed on the way; what lies in Redis compressed stays so until
 * somebody reads it.
 *
 * <p>Immutable by agreement: neither the one who hands bytes in nor the one who takes them out
 * changes them, since copying 50 KB profiles is the cost this type exists to avoid.
 */
public final class RawJson {
  private final byte[] bytes;
  private final int from;
  private final @Nullable Packed packed;

  private RawJson(byte[] bytes, int from, @Nullable Packed packed) {
    this.bytes = bytes;
    this.from = from;
    this.packed = packed;
  }

  /** Wraps {@code utf8}, which must be one well-formed JSON value in UTF-8; this is not checked. */
  public static RawJson of(byte[] utf8) {
    return of(utf8, 0);
  }

  /** Wraps {@code bytes} without those before {@code from}. */
  public static RawJson of(byte[] bytes, int from) {
    return new RawJson(bytes, from, null);
  }

  /** Wraps {@code text}, which must be one well-formed JSON value; this is not checked. */
  public static RawJson of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Wraps {@code document}, which must be JSON as above, compressed. */
  public static RawJson of(Packed document) {
    return new RawJson(new byte[0], 0, document);
  }

  /** The document compressed, where it was wrapped like that. */
  public Optional<Packed> packed() {
    return Optional.ofNullable(packed);
  }

  /**
   * The document in UTF-8; not a copy, unless it was wrapped with something before it.
   *
   * @throws UncheckedIOException if it is compressed, and not what was compressed
   */
  public byte[] utf8() {
    if (packed != null) {
      try {
        return packed.inflated();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
  }

  /** How many bytes the document has in UTF-8. */
  public int size() {
    return packed != null ? packed.plainSize() : bytes.length - from;
  }

  /** Writes the document in UTF-8; {@code out} must not change what it is given. */
  public void writeTo(OutputStream out) throws IOException {
    if (packed != null) {
      packed.inflateTo(out);
    } else {
      out.write(bytes, from, size());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawJson that && Arrays.equals(utf8(), that.utf8());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8());
  }

  @Override
  public String toString() {
    return new String(utf8(), StandardCharsets.UTF_8);
  }
}
