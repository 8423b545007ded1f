package io.fastnpc.users;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;

/**
 * The notes of sessions that were ended one by one. Every method throws {@code DatabaseFailure}
 * when it fails.
 *
 * @param database runs in the transaction that the caller is in
 */
record EndedSessions(Database database) {
  private static final Sql END = Sql.of(EndedSessions.class, "end-session");
  private static final Sql END_MANY = Sql.of(EndedSessions.class, "end-many-sessions");

  /**
   * Notes {@code session} as ended; more than 100 of an account end all others of it as well.
   *
   * @param session its name, or what the list of open sessions calls it
   * @param endsAt when it would have been over by itself, in seconds since 1970
   */
  void add(int userId, String session, long endsAt) {
    database.update(END, arg("user_id", userId), arg("session", session), arg("ends_at", endsAt));
    database.update(END_MANY, arg("user_id", userId));
  }
}
