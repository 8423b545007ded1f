package io.fastnpc.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * How incidents are kept, and whom they are told.
 *
 * @param retention how long an incident stays after its end
 * @param webhook the address that is called when one begins and ends, which may hold a secret;
 *     absent: nobody is called
 */
public record IncidentSettings(Duration retention, Optional<URI> webhook) {
  /** Long enough to compare with the last quarter. */
  static final Duration DEFAULT_RETENTION = Duration.ofDays(90);

  private static final String WEBHOOK = "FASTNPC_ALERT_WEBHOOK";
  private static final Duration SHORTEST = Duration.ofHours(1);

  /** Checks the bound and the address. */
  public IncidentSettings {
    if (retention.compareTo(SHORTEST) < 0) {
      throw new InvalidSetting("FASTNPC_INCIDENT_RETENTION", "must be at least " + SHORTEST);
    }
    webhook.ifPresent(IncidentSettings::check);
  }

  /** The settings as they are given. */
  static IncidentSettings of(Duration retention, Optional<String> webhook) {
    return new IncidentSettings(retention, webhook.map(IncidentSettings::address));
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException unreadable) {
      throw invalid(); // without the cause, which quotes the address
    }
  }

  private static void check(URI address) {
    boolean web =
        "http".equalsIgnoreCase(address.getScheme())
            || "https".equalsIgnoreCase(address.getScheme());
    if (!web
        || address.getHost() == null
        || address.getPort() == 0
        || address.getPort() > 65_535
        || address.getRawUserInfo() != null
        || address.getRawFragment() != null) {
      throw invalid();
    }
  }

  /** The address may hold a secret, and stays out of the sentence. */
  private static InvalidSetting invalid() {
    return new InvalidSetting(
        WEBHOOK,
        "must be an address such as https://alerts.example/hook: http or https, a host, and neither"
            + " a user before the host nor a # in it");
  }

  /** Without the address, which may hold a secret. */
  @Override
  public String toString() {
    return "IncidentSettings[" + retention + ", " + webhook.map(URI::getHost) + "]";
  }
}
