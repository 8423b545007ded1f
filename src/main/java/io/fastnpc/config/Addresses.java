package io.fastnpc.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as text. Nothing here ever asks a name server. */
public final class Addresses {
  /** No leading zeros: some readers take those for octal. */
  private static final Pattern V4 =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}", Pattern.DOTALL);

  /** What the library looks at as an address only: with a colon, and beginning like one. */
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

  private Addresses() {}

  /**
   * The address that {@code text} is: IPv4 in four parts, or IPv6 with or without a zone, which is
   * dropped. IPv6 that stands for IPv4 is IPv4. Absent for anything else, such as a name.
   */
  public static Optional<InetAddress> parse(String text) {
    if (V4.matcher(text).matches()) {
      return literal(text);
    }
    int zone = text.indexOf('%');
    String plain = zone < 0 ? text : text.substring(0, zone);
    boolean v6 = plain.indexOf(':') >= 0 && V6.matcher(plain).matches();
    return v6 ? literal(plain) : Optional.empty();
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }
}
