package io.fastnpc.cache.statistics;

import java.util.Locale;

/**
 * What is counted in each cache. Every read counts once as a hit, as a miss or as a bypass.
 *
 * <p>A new constant appears by itself wherever figures are shown; the page needs its words in both
 * languages, {@code count.} and its {@link #label}.
 */
public enum Count {
  /** Reads answered from the cache, near and negative hits included. */
  HITS("hits"),
  /** Hits from a copy in this worker's own memory, be it one that was read ahead a moment ago. */
  NEAR_HITS("nearHits"),
  /** Hits that said that there is no such thing. */
  NEGATIVE_HITS("negativeHits"),
  /** Reads that found nothing they could use. */
  MISSES("misses"),
  /** Misses that were answered by the load of another reader of the same worker. */
  COALESCED("coalesced"),
  /** Hits that a reader found while it waited for the lease, instead of loading. */
  AWAITED("awaited"),
  /** Values stored. */
  FILLS("fills"),
  /** Values that were compressed as they were stored. */
  COMPRESSED("compressed"),
  /** Values not stored, because something had changed since they were loaded. */
  REFUSED_FILLS("refusedFills"),
  /** Values not stored, because they are larger than a value may be. */
  OVERSIZED("oversized"),
  /** Keys made stale by committed writes of this worker. */
  EVICTIONS("evictions"),
  /** Keys of writes that waited for the length of trust, since a worker did not hear of them. */
  UNHEARD("unheard"),
  /** Entries that could not be read or written, and calls to Redis that failed. */
  ERRORS("errors");

  private final String noted;

  Count(String noted) {
    this.noted = noted;
  }

  /** Its name in the notes that workers leave for each other; never changes. */
  String noted() {
    return noted;
  }

  /** Its name in JSON, metrics and the words of the page, such as {@code refused_fills}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
