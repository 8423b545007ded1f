package io.fastnpc.security;

import java.time.Instant;

/**
 * The content of a session's token: the facts at log-in.
 *
 * @param userId the user of the session
 * @param epoch the account's epoch at log-in
 * @param admin whether the user was an administrator
 * @param end from when on the token is void
 */
record SessionToken(int userId, long epoch, boolean admin, Instant end) {

  /** Whether {@code account}, as it is now, still stands behind the token. */
  boolean isHonouredBy(Account account) {
    return account.id() == userId && account.tokenEpoch() == epoch && (account.admin() || !admin);
  }
}
