package io.fastnpc.config;

import java.time.Duration;

/**
 * The numbers that "no commit comes after its fence" rests on.
 *
 * <p>A fence in Redis lives for a while, and a commit after its end would go unnoticed. PostgreSQL
 * keeps commits from coming so late, through the options of each connection. Constants, since the
 * pools are declared by annotations; {@code payara/pool.asadmin} repeats them.
 */
public final class CommitBounds {
  /** The longest time in milliseconds that a transaction may idle. */
  public static final int IDLE_MILLIS = 3_000;

  /** The longest time in milliseconds that a statement may run, COMMIT included. */
  public static final int STATEMENT_MILLIS = 5_000;

  /** How soon in milliseconds PostgreSQL notices that the client of a statement has died. */
  public static final int CLIENT_CHECK_MILLIS = 1_000;

  /** The longest time in milliseconds that a statement on the log or the epoch may run. */
  public static final int LOG_STATEMENT_MILLIS = 4_000;

  /** Past every bound of the server, so that only a network that swallows packets meets it. */
  public static final int SOCKET_SECONDS = 15;

  /** The same for connections to the invalidation log, on which trust waits. */
  public static final int LOG_SOCKET_SECONDS = 5;

  /** What PostgreSQL is told at the begin of each connection that may write. */
  public static final String OPTIONS =
      "-c idle_in_transaction_session_timeout="
          + IDLE_MILLIS
          + " -c statement_timeout="
          + STATEMENT_MILLIS
          + " -c client_connection_check_interval="
          + CLIENT_CHECK_MILLIS;

  /** The same for connections to the invalidation log. */
  public static final String LOG_OPTIONS =
      "-c idle_in_transaction_session_timeout="
          + IDLE_MILLIS
          + " -c statement_timeout="
          + LOG_STATEMENT_MILLIS;

  /** The longest way from a fence to its commit, and a second for good measure. */
  static final Duration MIN_FENCE = Duration.ofMillis(IDLE_MILLIS + STATEMENT_MILLIS + 1_000);

  /** A writer waits for the end of trust inside its transaction. */
  static final Duration MAX_TRUST = Duration.ofSeconds(2);

  /** Before that, it waits twice for a Redis that does not answer. */
  static final Duration MAX_REDIS_TIMEOUT = Duration.ofSeconds(1);

  /** What the statements around these waits may take. */
  private static final Duration MARGIN = Duration.ofMillis(75);

  /**
   * Clocks are slewed: a wait for the end of trust is longer by this part of it, which {@code
   * Timings} of the cache has as a factor. Settings know nothing of the cache, nor it of them.
   */
  private static final int SLEW = 5;

  /** What both waits of a writer may take together. */
  static final Duration MAX_WAIT = Duration.ofMillis(IDLE_MILLIS).minus(MARGIN);

  private CommitBounds() {}

  /**
   * How long after the begin of its first try a writer may begin another try at Redis, so that it
   * can still wait for the end of trust before PostgreSQL ends its idle transaction; longer than
   * one time-out.
   *
   * @throws InvalidSetting if two tries and the wait take too long
   */
  public static Duration retry(RedisSettings redis, CacheSettings cache) {
    Duration outlasting = cache.trust().plus(cache.trust().dividedBy(SLEW));
    Duration both = redis.timeout().multipliedBy(2).plus(outlasting);
    if (both.compareTo(MAX_WAIT) >= 0) {
      throw new InvalidSetting(
          "REDIS_TIMEOUT",
          "taken twice and FASTNPC_CACHE_TRUST and a fifth must be less than %s together, not %s"
              .formatted(MAX_WAIT, both));
    }
    return MAX_WAIT.minus(outlasting).minus(redis.timeout());
  }
}
