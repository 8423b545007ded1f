package io.fastnpc.tools.attack;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What came of a wave.
 *
 * @param name its name
 * @param tally how it was answered
 * @param took how long it took
 * @param findings how many there were during it
 * @param slowestHealth how long the slowest health check took
 * @param residents how long the residents' calls took meanwhile, in microseconds
 * @param logBytes how much the workers logged
 * @param liveMebibytes what each worker's heap holds afterwards
 */
record WaveResult(
    String name,
    Tally tally,
    Duration took,
    int findings,
    Duration slowestHealth,
    Histogram residents,
    long logBytes,
    List<Long> liveMebibytes) {

  /** What was logged for each request. */
  long logBytesEach() {
    return logBytes / Math.max(1, tally.total());
  }
}
