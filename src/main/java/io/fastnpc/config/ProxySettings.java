package io.fastnpc.config;

import java.net.InetAddress;
import java.util.List;

/**
 * Whom a worker believes when it is told whose request it passes on.
 *
 * @param trusted the networks of the proxies in front of workers; empty: none is believed
 */
public record ProxySettings(List<Network> trusted) {
  /** For {@code trusted}: no proxy. */
  private static final String NONE = "none";

  /** Copies the list. */
  public ProxySettings {
    trusted = List.copyOf(trusted);
  }

  /** Whether {@code address} is one of a proxy. */
  public boolean trusts(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  /** Reads the texts of the list in the configuration. */
  static ProxySettings of(List<String> texts) {
    if (texts.equals(List.of(NONE))) {
      return new ProxySettings(List.of());
    }
    return new ProxySettings(texts.stream().map(ProxySettings::checked).toList());
  }

  private static Network checked(String text) {
    return Network.parse(text)
        .orElseThrow(
            () ->
                new InvalidSetting(
                    "FASTNPC_TRUSTED_PROXIES",
                    "must name addresses or networks of proxies, such as 10.0.0.5, 10.1.0.0/16 or"
                        + " fd00::/8, with commas between them, or be none; not "
                        + text));
  }
}
