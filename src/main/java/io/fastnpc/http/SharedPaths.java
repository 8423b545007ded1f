package io.fastnpc.http;

import java.util.regex.Pattern;

/**
 * The paths that are answered here for some methods only: an address in front of both gives the
 * others to the existing back end. Whoever sends one of those here has missed it, and finds
 * nothing.
 */
public final class SharedPaths {
  private static final Pattern SHARED =
      Pattern.compile(
          "/api/characters(/[^/]*)?|/api/groups|/api/chat/[^/]*/(messages|context)"
              + "|/admin/groups/[^/]*(/messages)?|/avatars/.*");

  private SharedPaths() {}

  /** Whether {@code path}, as it was sent and with or without a slash before it, is one. */
  public static boolean include(String path) {
    return SHARED.matcher(RestPath.absolute(path)).matches();
  }
}
