package io.fastnpc.gzip;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client says of compressed answers in {@code Accept-Encoding}.
 *
 * <p>JAX-RS selects a variant only where it serves, and files are sent by a filter; so that both
 * judge alike, they ask here.
 */
public final class Codings {
  /** A coding and its weight, which has three digits at most; anything else is passed over. */
  private static final Pattern CODING =
      Pattern.compile(
          "\\s*([!#$%&'*+.^_`|~0-9a-z-]+)\\s*(?:;\\s*q\\s*=\\s*(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*)?");

  private Codings() {}

  /**
   * Whether a client with these headers {@code Accept-Encoding} wants gzip at least as much as what
   * is not compressed. One that says nothing does not.
   */
  public static boolean takesGzip(List<String> headers) {
    OptionalDouble gzip = weight(headers, "gzip");
    OptionalDouble known = gzip.isPresent() ? gzip : weight(headers, "x-gzip");
    double weight = (known.isPresent() ? known : weight(headers, "*")).orElse(0);
    return weight > 0 && weight >= weight(headers, "identity").orElse(0);
  }

  /** The greatest weight that {@code coding} is given. */
  private static OptionalDouble weight(List<String> headers, String coding) {
    OptionalDouble found = OptionalDouble.empty();
    for (String header : headers) {
      for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
        Matcher named = CODING.matcher(part);
        if (named.matches() && named.group(1).equals(coding)) {
          double weight = named.group(2) == null ? 1 : Double.parseDouble(named.group(2));
          found = OptionalDouble.of(Math.max(weight, found.orElse(0)));
        }
      }
    }
    return found;
  }
}
