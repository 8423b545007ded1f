package io.fastnpc.cache.statistics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long something took each time: a histogram of microseconds that gives percentiles to within
 * one per cent, adds up, and travels as a short text. Never changes.
 */
public final class Spans {
  /** A minute, in microseconds; what took longer counts as a minute. */
  static final long MAX_MICROS = 60_000_000;

  static final int DIGITS = 2;

  /** Nothing was measured. */
  public static final Spans NONE = new Spans(new Histogram(MAX_MICROS, DIGITS));

  private final Histogram histogram;

  private Spans(Histogram histogram) {
    this.histogram = histogram;
  }

  /** What {@code histogram} holds now; it is copied. */
  static Spans of(Histogram histogram) {
    return new Spans(histogram.copy());
  }

  /** Reads {@link #text()}. @throws IllegalArgumentException if it is none */
  @JsonCreator
  static Spans parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
      return new Spans(Histogram.decodeFromCompressedByteBuffer(bytes, MAX_MICROS));
    } catch (DataFormatException | RuntimeException garbage) {
      throw new IllegalArgumentException("not a histogram: " + text, garbage);
    }
  }

  /** All of it as a short text. */
  @JsonValue
  String text() {
    if (count() == 0) {
      return "";
    }
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }

  Spans plus(Spans other) {
    if (other.count() == 0) {
      return this;
    }
    if (count() == 0) {
      return other;
    }
    Histogram sum = histogram.copy();
    sum.add(other.histogram);
    return new Spans(sum);
  }

  /** What was measured since {@code earlier}, which must be part of this. */
  Spans minus(Spans earlier) {
    if (earlier.count() == 0) {
      return this;
    }
    if (earlier.count() == count()) {
      return NONE;
    }
    Histogram rest = histogram.copy();
    rest.subtract(earlier.histogram);
    return new Spans(rest);
  }

  /** How often something was measured. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** The microseconds within which {@code percent} of them were done; 0 where there are none. */
  public long micros(double percent) {
    return count() == 0 ? 0 : histogram.getValueAtPercentile(percent);
  }
}
