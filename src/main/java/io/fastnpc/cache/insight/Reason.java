package io.fastnpc.cache.insight;

import java.util.Locale;

/** Why a read found nothing in the cache, as far as workers can know without asking anybody. */
public enum Reason {
  /** No read of the key is remembered. */
  NEVER_READ,
  /** Its time was over. */
  EXPIRED,
  /** A write made it stale, or made what it names. */
  WRITTEN,
  /** An administrator cleared it. */
  CLEARED,
  /**
   * It went before its time and nobody told: Redis evicted it for lack of memory, or lost it when
   * it restarted.
   */
  EVICTED,
  /** It was loaded and not kept: too large, changed meanwhile, or absent where that is not kept. */
  NOT_KEPT;

  /** Its name in JSON and words, such as {@code never_read}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
