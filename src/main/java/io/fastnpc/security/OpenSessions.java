package io.fastnpc.security;

import io.fastnpc.json.RawJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the open sessions of accounts are listed, for their users to see. Whether a session holds
 * is not decided there.
 *
 * <p>A port: exactly one session bean implements it.
 */
public interface OpenSessions {
  /**
   * Writes down that these were used; an account keeps its latest hundred.
   *
   * @param used no two of the same session
   * @param now the time on the clock that says when they were used
   */
  void write(List<OpenSession> used, Instant now);

  /**
   * The sessions of an account that are not over, as the JSON that clients get.
   *
   * @param current the id of the session that asks
   * @param idle after what time an unused session is over; absent: never
   */
  RawJson list(int userId, String current, Optional<Duration> idle);

  /**
   * How many sessions these accounts have open; those that have none are missing.
   *
   * @param idle as in {@link #list}
   */
  Map<Integer, Long> count(Collection<Integer> userIds, Optional<Duration> idle);

  /**
   * Ends one session on all workers.
   *
   * @param id what it is called in the list
   * @return whether the account had it open; else nothing was changed
   */
  boolean end(int userId, String id);

  /** Removes sessions that are over, with {@code idle} as in {@link #list}. */
  void prune(Optional<Duration> idle);
}
