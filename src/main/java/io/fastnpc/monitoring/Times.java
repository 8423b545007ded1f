package io.fastnpc.monitoring;

import io.fastnpc.cache.statistics.Spans;

/**
 * How long something took, in microseconds, within one per cent.
 *
 * @param count how often it was measured; 0: the others mean nothing
 */
record Times(long count, long p50, long p95, long p99) {
  static Times of(Spans spans) {
    return new Times(spans.count(), spans.micros(50), spans.micros(95), spans.micros(99));
  }
}
