package io.fastnpc.monitoring;

import io.fastnpc.cache.insight.Causes;
import io.fastnpc.cache.statistics.Tally;

/**
 * How one cache does.
 *
 * @param tally what happened in it since the last reset
 * @param causes why reads missed within the last hour
 */
public record CacheInsight(Tally tally, Causes causes) {
  /**
   * How long PostgreSQL would have worked for the reads that did not ask it, in microseconds: as
   * many loads of median length.
   */
  public long savedMicros() {
    return tally.counts().queriesSaved() * tally.loads().micros(50);
  }
}
