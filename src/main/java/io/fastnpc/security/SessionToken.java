package io.fastnpc.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What a session's token says of itself. */
sealed interface SessionToken {
  /** The user of the session. */
  int userId();

  /** The second of log-in, since 1970. */
  long issuedAt();

  /** When the token becomes void by itself. */
  Instant end();

  /** When the last token of the session becomes void, however often it is renewed. */
  Instant lastEnd();

  /** What this session is called where it is noted as ended by a log-out. */
  String name();

  /** What it is called in the list of open sessions, and noted as ended from there. */
  String id();

  /** The account's epoch at log-in, absent where the token knows none. */
  Optional<Long> listedEpoch();

  /** Whether {@code account}, as it is now, has not ended the session's kind as a whole. */
  boolean standsWith(Account account);

  /** Whether {@code account}, as it is now, still stands behind the session. */
  default boolean isHonouredBy(Account account) {
    return account.id() == userId()
        && standsWith(account)
        && !account.endedSessions().contains(name())
        && !account.endedSessions().contains(id());
  }

  /**
   * The id of the session called {@code name}, as the database's {@code session_list_id} makes it.
   *
   * <p>A hash, since people see ids and backups hold them: of a token of the existing back end the
   * name is the signature, and the rest can be guessed.
   */
  static String idOf(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("fastnpc-session " + name).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(hash).substring(0, 22);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A session that began here.
   *
   * @param epoch the account's epoch at log-in
   * @param name 128 random bits in base64url
   */
  record Own(
      int userId, long epoch, long issuedAt, Instant end, Instant lastEnd, String name, String id)
      implements SessionToken {
    @Override
    public Optional<Long> listedEpoch() {
      return Optional.of(epoch);
    }

    @Override
    public boolean standsWith(Account account) {
      return account.tokenEpoch() == epoch;
    }
  }

  /**
   * A session that began at the existing back end, whose token knows no epoch.
   *
   * @param username the user's name; the user's id alone may be another account's after a restore
   * @param name the token's signature
   */
  record OfExistingBackEnd(
      int userId, String username, long issuedAt, Instant end, String name, String id)
      implements SessionToken {
    @Override
    public Instant lastEnd() {
      return end;
    }

    @Override
    public Optional<Long> listedEpoch() {
      return Optional.empty();
    }

    @Override
    public boolean standsWith(Account account) {
      Optional<Long> ended = account.sessionsEndedAt();
      return account.username().equals(username)
          && issuedAt >= account.createdAt()
          && (ended.isEmpty() || ended.get() < issuedAt);
    }
  }
}
