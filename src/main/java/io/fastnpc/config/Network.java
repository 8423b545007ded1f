package io.fastnpc.config;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * All addresses that begin with the same bits.
 *
 * @param first the lowest of them
 * @param bits how many bits are the same
 */
public record Network(InetAddress first, int bits) {
  /** Sets the other bits to zero. */
  public Network {
    first = masked(first, bits);
  }

  /** The one that {@code text} writes, such as {@code 10.0.0.0/8} or {@code ::1}; else absent. */
  static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return Addresses.parse(address)
        .flatMap(
            first -> {
              int longest = first.getAddress().length * Byte.SIZE;
              if (slash < 0) {
                return Optional.of(new Network(first, longest));
              }
              // Bits of an IPv4 network that is written as IPv6 would be counted from elsewhere.
              boolean asWritten = (first instanceof Inet6Address) == (address.indexOf(':') >= 0);
              String bits = text.substring(slash + 1);
              return asWritten && bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= longest
                  ? Optional.of(new Network(first, Integer.parseInt(bits)))
                  : Optional.empty();
            });
  }

  /** The part of the internet that one customer has: of IPv6 /64, of IPv4 the address itself. */
  public static Network of(InetAddress address) {
    return new Network(address, address instanceof Inet4Address ? 32 : 64);
  }

  /** Whether {@code address} is one of them. */
  public boolean contains(InetAddress address) {
    return address.getClass() == first.getClass() && masked(address, bits).equals(first);
  }

  /** As in configuration files, such as {@code 2001:db8:0:0:0:0:0:0/64}. */
  @Override
  public String toString() {
    return first.getHostAddress() + "/" + bits;
  }

  private static InetAddress masked(InetAddress address, int bits) {
    byte[] bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
      bytes[i] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("no address of " + bytes.length + " bytes", impossible);
    }
  }
}
