package io.fastnpc.cache.statistics;

/** Measures how long the answers of one cache take. Safe for use by many threads. */
public interface Stopwatch {
  /** Measures nothing. */
  Stopwatch NONE =
      new Stopwatch() {
        @Override
        public long start() {
          return 0;
        }

        @Override
        public void hit(long start) {}

        @Override
        public long load(long start) {
          return 0;
        }
      };

  /** Begins; the result is handed back at the end. */
  long start();

  /** Redis answered what began at {@code start}. */
  void hit(long start);

  /** The database answered what began at {@code start}; returns how many nanoseconds that took. */
  long load(long start);
}
