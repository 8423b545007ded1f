package io.fastnpc.maintenance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of keys as {@code redis-cli} shows them: numbered, in quotes, with escaped bytes. */
final class ShownName {
  private static final Pattern NUMBER = Pattern.compile("^\\d+\\)\\s+(?=[\"'])");
  private static final Pattern QUOTED = Pattern.compile("^([\"'])(.*)\\1$", Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|(.))");
  private static final String SHORT = "nrtab";
  private static final String MEANT = "\n\r\t\u0007\b";

  private ShownName() {}

  /** The name itself; any other text is taken as it is, without the blanks around it. */
  static String read(String typed) {
    String text = NUMBER.matcher(typed.strip()).replaceFirst("");
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      return unescaped(quoted.group(2));
    }
    return text.matches("(?s).*\\\\x[0-9a-fA-F]{2}.*") ? unescaped(text) : text;
  }

  /** Several escapes may be the bytes of one character. */
  private static String unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher escape = ESCAPE.matcher(text);
    int end = 0;
    for (; escape.find(); end = escape.end()) {
      bytes.writeBytes(utf8(text.substring(end, escape.start())));
      if (escape.group(1) != null) {
        bytes.write(Integer.parseInt(escape.group(1), 16));
      } else {
        int known = SHORT.indexOf(escape.group(2));
        bytes.writeBytes(utf8(known < 0 ? escape.group(2) : MEANT.substring(known, known + 1)));
      }
    }
    bytes.writeBytes(utf8(text.substring(end)));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
