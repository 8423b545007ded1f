package io.fastnpc.security;

import java.util.List;
import java.util.Optional;

/**
 * The facts about a user that a session depends on.
 *
 * @param id the user's id
 * @param username the name they log in with
 * @param admin whether they administer the application
 * @param tokenEpoch moves when all sessions end: the password changes, admin rights end, the user
 *     logs out everywhere; tokens of an older epoch are void
 * @param createdAt when the account was made, in seconds since 1970
 * @param sessionsEndedAt when all sessions ended last, in seconds since 1970; absent: never. Tokens
 *     of the existing back end know no epoch and are held against this
 * @param endedSessions the names of sessions that were ended one by one, for as long as they would
 *     have lasted; at most 100
 */
public record Account(
    int id,
    String username,
    boolean admin,
    long tokenEpoch,
    long createdAt,
    Optional<Long> sessionsEndedAt,
    List<String> endedSessions) {
  /** One end of a session more ends all others of the account as well. */
  static final int MOST_ENDED = 100;

  /** Keeps a copy of the list. */
  public Account {
    endedSessions = List.copyOf(endedSessions);
  }
}
