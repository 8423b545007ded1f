package io.fastnpc.tools.load;

import java.util.List;

/**
 * One measurement of one endpoint.
 *
 * @param endpoint its name
 * @param connections how many requests were under way at any moment
 * @param result the answers that the load generator got
 * @param workersCpuSeconds the processor time of all workers in seconds
 * @param redisCpuSeconds that of Redis
 * @param postgresCpuSeconds that of PostgreSQL
 * @param residentMebibytes the memory of each worker in MiB, afterwards
 */
record Measurement(
    String endpoint,
    int connections,
    LoadResult result,
    double workersCpuSeconds,
    double redisCpuSeconds,
    double postgresCpuSeconds,
    List<Long> residentMebibytes) {

  private static final double TEN_THOUSAND = 1e4;

  double requestsPerSecond() {
    return result.requests() / result.seconds();
  }

  /** Scales {@code seconds} to ten thousand requests. */
  double perTenThousand(double seconds) {
    return seconds / Math.max(1, result.requests()) * TEN_THOUSAND;
  }

  @Override
  public String toString() {
    return "%s at %d connections: %.0f requests/s, p99 %.2f ms, %.2f CPU s for 10,000, %d bad"
        .formatted(
            endpoint,
            connections,
            requestsPerSecond(),
            result.p99Millis(),
            perTenThousand(workersCpuSeconds),
            result.bad());
  }
}
