package io.fastnpc.http;

import jakarta.servlet.ServletRequest;

/**
 * The mark of a request that is answered with 503 because the worker has too much to do: nothing is
 * broken, and a moment later it would be answered.
 */
public final class TurnedAway {
  private static final String MARK = TurnedAway.class.getName();

  private TurnedAway() {}

  /** Marks {@code request}. */
  public static void mark(ServletRequest request) {
    request.setAttribute(MARK, true);
  }

  /** Whether {@code request} is marked. */
  public static boolean is(ServletRequest request) {
    return request.getAttribute(MARK) != null;
  }
}
