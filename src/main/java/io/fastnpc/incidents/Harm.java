package io.fastnpc.incidents;

/**
 * What a worker has counted since it started.
 *
 * @param reads that went to the database without asking the cache, for reasons that are incidents
 * @param failedAnswers with a status from 500 on
 * @param failedWrites those of them to requests that were no reads
 */
record Harm(long reads, long failedAnswers, long failedWrites) {
  /** None. */
  static final Harm NONE = new Harm(0, 0, 0);

  Harm minus(Harm earlier) {
    return new Harm(
        reads - earlier.reads,
        failedAnswers - earlier.failedAnswers,
        failedWrites - earlier.failedWrites);
  }

  Harm plus(Harm other) {
    return new Harm(
        reads + other.reads,
        failedAnswers + other.failedAnswers,
        failedWrites + other.failedWrites);
  }

  /** The larger of each figure: those of two parts of a chain are of the same requests. */
  Harm max(Harm other) {
    return new Harm(
        Math.max(reads, other.reads),
        Math.max(failedAnswers, other.failedAnswers),
        Math.max(failedWrites, other.failedWrites));
  }
}
