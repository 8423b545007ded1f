package io.fastnpc.config;

import java.time.Duration;

/**
 * How the cache works; all workers of an installation must agree on everything but {@code enabled},
 * {@code nearBytes} and {@code compressFrom}.
 *
 * @param enabled whether this worker reads through Redis; its writes evict in any case
 * @param prefix what every key of this installation in Redis begins with
 * @param poll the time between two polls of the invalidation log
 * @param trust how long a good poll allows reading the cache; also how long the first write of an
 *     outage waits
 * @param fence the life of a fence whose writer died
 * @param lease the life of a fill lease; a load that takes longer is not cached
 * @param patience the longest wait for the value that another worker is loading
 * @param maxValueBytes the maximum size of a cached value in bytes; what is larger is read from the
 *     database each time
 * @param nearBytes how much memory copies of entries may take on each worker, so that they are read
 *     without Redis; 0: none are kept
 * @param compressFrom from how many bytes on this worker compresses what it fills in; 0: never
 * @param logRetention how long the invalidation log is kept
 */
public record CacheSettings(
    boolean enabled,
    String prefix,
    Duration poll,
    Duration trust,
    Duration fence,
    Duration lease,
    Duration patience,
    int maxValueBytes,
    int nearBytes,
    int compressFrom,
    Duration logRetention) {

  /** Checks the bounds against one another. */
  public CacheSettings {
    if (fence.compareTo(CommitBounds.MIN_FENCE) < 0) {
      throw new InvalidSetting("FASTNPC_CACHE_FENCE", "must be at least " + CommitBounds.MIN_FENCE);
    }
    if (trust.compareTo(CommitBounds.MAX_TRUST) > 0) {
      throw new InvalidSetting("FASTNPC_CACHE_TRUST", "must be at most " + CommitBounds.MAX_TRUST);
    }
    if (poll.multipliedBy(2).compareTo(trust) > 0) {
      throw new InvalidSetting(
          "FASTNPC_CACHE_POLL", "must be at most half of FASTNPC_CACHE_TRUST, " + trust);
    }
    if (patience.compareTo(lease) > 0) {
      throw new InvalidSetting(
          "FASTNPC_CACHE_PATIENCE", "must not exceed FASTNPC_CACHE_LEASE, " + lease);
    }
  }
}
