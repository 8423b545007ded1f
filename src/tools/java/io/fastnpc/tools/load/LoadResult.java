package io.fastnpc.tools.load;

/**
 * The answers that a load generator got.
 *
 * @param requests how many were answered
 * @param seconds how long it took
 * @param p50Millis the median of the time to the whole answer, in milliseconds
 * @param p99Millis what 99 % of the answers did not exceed
 * @param bad answers without success, and requests without an answer
 */
record LoadResult(long requests, double seconds, double p50Millis, double p99Millis, long bad) {}
