package io.fastnpc.database;

import static io.fastnpc.config.CommitBounds.CLIENT_CHECK_MILLIS;
import static io.fastnpc.config.CommitBounds.IDLE_MILLIS;
import static io.fastnpc.config.CommitBounds.LOG_STATEMENT_MILLIS;
import static io.fastnpc.config.CommitBounds.STATEMENT_MILLIS;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the bounds on a commit PostgreSQL really has in force. A pooler between may drop what a
 * connection asks for, without a word.
 */
public final class CommitLimits {
  private static final Sql LIMITS = Sql.of(CommitLimits.class, "limits");

  /** How PostgreSQL writes that there is no limit. */
  private static final long NONE = 0;

  private static final Map<String, Integer> OF_WRITERS =
      Map.of(
          "idle_in_transaction_session_timeout", IDLE_MILLIS,
          "statement_timeout", STATEMENT_MILLIS,
          "client_connection_check_interval", CLIENT_CHECK_MILLIS);

  private static final Map<String, Integer> OF_LOG =
      Map.of(
          "idle_in_transaction_session_timeout", IDLE_MILLIS,
          "statement_timeout", LOG_STATEMENT_MILLIS);

  private final Database writers;
  private final Database log;

  /**
   * Limits of the two kinds of connections; nothing is asked yet.
   *
   * @param writers connections of requests
   * @param log connections to the invalidation log
   */
  public CommitLimits(Database writers, Database log) {
    this.writers = writers;
    this.log = log;
  }

  /**
   * The limits that are not in force, as {@code name=value} and what it must be; empty: all are.
   *
   * @throws DatabaseFailure if PostgreSQL did not answer
   */
  public List<String> unkept() {
    return Stream.concat(
            unkept(writers, "requests", OF_WRITERS), unkept(log, "the invalidation log", OF_LOG))
        .toList();
  }

  private static Stream<String> unkept(Database database, String whose, Map<String, Integer> max) {
    Map<String, Long> inForce =
        database
            .all(LIMITS, row -> Map.entry(row.getString("name"), row.getLong("millis")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return max.entrySet().stream()
        .filter(limit -> !isWithin(limit.getValue(), inForce.getOrDefault(limit.getKey(), NONE)))
        .map(
            limit ->
                "%s=%d instead of %d on connections of %s"
                    .formatted(
                        limit.getKey(),
                        inForce.getOrDefault(limit.getKey(), NONE),
                        limit.getValue(),
                        whose));
  }

  private static boolean isWithin(int maxMillis, long millis) {
    return millis > NONE && millis <= maxMillis;
  }
}
