package io.fastnpc.security;

import java.time.Instant;
import java.util.Optional;

/**
 * Where sessions find the accounts that they speak for, and note that they are over.
 *
 * <p>A port: exactly one session bean implements it.
 */
public interface Accounts {
  /** The account with this id as it is now, absent when there is none. */
  Optional<Account> account(int userId);

  /** The same past the cache: what PostgreSQL itself says, whoever may write to Redis. */
  Optional<Account> stored(int userId);

  /**
   * Notes that one session is over, on all workers from now on.
   *
   * @param userId whose session it is
   * @param session the session's name, or what it is called in the list of open sessions
   * @param end when it would have been over by itself; then the note may go
   */
  void endSession(int userId, String session, Instant end);

  /**
   * Ends all sessions that the account has now, on all workers.
   *
   * @return whether there is such an account
   */
  boolean endSessions(int userId);
}
