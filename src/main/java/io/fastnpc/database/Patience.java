package io.fastnpc.database;

import java.time.Duration;

/**
 * How long a start waits for PostgreSQL.
 *
 * @param connect until it has accepted a connection and answered on it
 * @param turn for other workers that bring the schema up to date, or for who else holds their lock
 * @param lock for a lock on a table; writers queue behind it meanwhile
 * @param statement for one statement of a migration, on a network that may swallow its answer
 * @param line the time between two lines in the log about what is waited for
 */
record Patience(Duration connect, Duration turn, Duration lock, Duration statement, Duration line) {
  /** Less in sum than what a supervisor gives a start, but for a statement that is at work. */
  static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(80),
          Duration.ofSeconds(20),
          Duration.ofMinutes(10),
          Duration.ofSeconds(5));
}
