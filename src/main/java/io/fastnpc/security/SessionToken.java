package io.fastnpc.security;

import java.time.Instant;
import java.util.Optional;

/** What a session's token says of itself. */
sealed interface SessionToken {
  /** The user of the session. */
  int userId();

  /** When the token becomes void by itself. */
  Instant end();

  /** What this session is called where it is noted as ended. */
  String name();

  /** Whether {@code account}, as it is now, has not ended the session's kind as a whole. */
  boolean standsWith(Account account);

  /** Whether {@code account}, as it is now, still stands behind the session. */
  default boolean isHonouredBy(Account account) {
    return account.id() == userId()
        && standsWith(account)
        && !account.endedSessions().contains(name());
  }

  /**
   * A session that began here.
   *
   * @param epoch the account's epoch at log-in
   * @param name 128 random bits in base64url
   */
  record Own(int userId, long epoch, Instant end, String name) implements SessionToken {
    @Override
    public boolean standsWith(Account account) {
      return account.tokenEpoch() == epoch;
    }
  }

  /**
   * A session that began at the existing back end, whose token knows no epoch.
   *
   * @param username the user's name; the user's id alone may be another account's after a restore
   * @param issuedAt the second of log-in
   * @param name the token's signature
   */
  record OfExistingBackEnd(int userId, String username, long issuedAt, Instant end, String name)
      implements SessionToken {
    @Override
    public boolean standsWith(Account account) {
      Optional<Long> ended = account.sessionsEndedAt();
      return account.username().equals(username)
          && issuedAt >= account.createdAt()
          && (ended.isEmpty() || ended.get() < issuedAt);
    }
  }
}
