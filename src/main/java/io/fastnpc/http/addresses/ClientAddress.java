package io.fastnpc.http.addresses;

import io.fastnpc.config.Network;
import java.net.InetAddress;

/**
 * Where a client is.
 *
 * @param address its address, IPv4 also where it was written as IPv6, without a zone
 */
public record ClientAddress(InetAddress address) {
  /** What counts as one place when requests are counted: of IPv6 the /64, since a client has it. */
  public String network() {
    Network network = Network.of(address);
    return network.bits() == address.getAddress().length * Byte.SIZE ? text() : network.toString();
  }

  /** The address for people and tables, such as {@code 203.0.113.9}; digits, dots and colons. */
  public String text() {
    return address.getHostAddress();
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
