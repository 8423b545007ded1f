package io.fastnpc.config;

import java.util.regex.Pattern;

/** Origins of pages as browsers send them, such as {@code https://app.example:8443}. */
public final class Origins {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9_.-]+|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?");

  /** Browsers leave it out. */
  private static final Pattern OWN_PORT = Pattern.compile("http://.*:80|https://.*:443");

  private static final int MAX_LENGTH = 260;

  private Origins() {}

  /** Whether {@code text} is one that a browser can send and that stands for one site only. */
  public static boolean include(String text) {
    return text.length() <= MAX_LENGTH
        && ORIGIN.matcher(text).matches()
        && !OWN_PORT.matcher(text).matches();
  }

  /** Lets {@code text} through, the value of the setting {@code name} or a part of it. */
  static String checked(String name, String text) {
    if (!include(text)) {
      throw new InvalidSetting(
          name,
          "must name exact origins as browsers send them, such as https://app.example or"
              + " http://192.168.1.5:5173, with commas between them and without *, null, a path or"
              + " the scheme's own port; not "
              + text);
    }
    return text;
  }
}
