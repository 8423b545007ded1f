package io.fastnpc.http.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;

/**
 * The values of a request's headers. The container takes any byte in them, or none beyond ASCII
 * ({@code STRICT_HEADER_VALUE_VALIDATION_RFC_9110} in {@code payara/jvm.options}); of what HTTP
 * itself forbids, this is the check.
 */
final class Headers {
  private static final char DELETE = 0x7f;

  private Headers() {}

  /** Whether a value holds a control character other than the tab. */
  static boolean haveControls(HttpServletRequest request) {
    Enumeration<String> names = request.getHeaderNames();
    while (names.hasMoreElements()) {
      Enumeration<String> values = request.getHeaders(names.nextElement());
      while (values.hasMoreElements()) {
        if (hasControls(values.nextElement())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasControls(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (isControl(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isControl(char character) {
    return (character < ' ' && character != '\t') || character == DELETE;
  }
}
