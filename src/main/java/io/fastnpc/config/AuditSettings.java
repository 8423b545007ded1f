package io.fastnpc.config;

import java.time.Duration;

/**
 * How the audit is kept.
 *
 * @param retention how long a row stays
 */
public record AuditSettings(Duration retention) {
  /** Long enough to be asked in the next half year. */
  static final Duration DEFAULT_RETENTION = Duration.ofDays(180);

  /** Rows are pruned every few minutes. */
  private static final Duration SHORTEST = Duration.ofHours(1);

  /** Checks the bound. */
  public AuditSettings {
    if (retention.compareTo(SHORTEST) < 0) {
      throw new InvalidSetting("FASTNPC_AUDIT_RETENTION", "must be at least " + SHORTEST);
    }
  }
}
