package io.fastnpc.http;

import java.util.Set;

/** Which requests only read, by their method. */
public final class Reading {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private Reading() {}

  /** Whether a request with {@code method} changes nothing. */
  public static boolean isMeantBy(String method) {
    return METHODS.contains(method);
  }
}
