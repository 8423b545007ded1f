package io.fastnpc.http;

import java.util.regex.Pattern;

/**
 * The segments {@code .} and {@code ..} of a path as it was sent. The container resolves them, also
 * where a slash of theirs is written as {@code %2F}, before it looks for a servlet; REST reads the
 * path as it was sent. The two then speak of different things.
 */
public final class DotSegments {
  private static final Pattern PLAIN = Pattern.compile("(?i)/(\\.|%2e){1,2}(;[^/]*)?(/|$)");
  private static final Pattern ANY =
      Pattern.compile("(?i)(/|%2f)(\\.|%2e){1,2}(;[^/]*?)?(/|%2f|$)");

  private DotSegments() {}

  /** Whether there is one between slashes, which no client sends that means well. */
  public static boolean standIn(String sent) {
    // The expression takes a microsecond, and each request asks.
    return (sent.contains("/.") || sent.contains("/%2")) && PLAIN.matcher(sent).find();
  }

  /** Whether there is one between slashes, written in any way; a name may hold {@code ..%2F}. */
  public static boolean hideIn(String sent) {
    return ANY.matcher(sent).find();
  }
}
