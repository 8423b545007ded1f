package io.fastnpc.users;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;

/**
 * The administrators that there are, for transactions in which some come or go. Every method throws
 * {@code DatabaseFailure} when it fails.
 *
 * @param database runs in the transaction that the caller is in
 */
record Administrators(Database database) {
  private static final Sql LOCK = Sql.of(Administrators.class, "lock-administration");
  private static final Sql LOOK = Sql.of(Administrators.class, "administrators");

  /**
   * Who is left.
   *
   * @param another whether there is another one than the user that was asked about
   * @param caller whether the caller is one
   */
  record Left(boolean another, boolean caller) {}

  /**
   * Whether there has ever been one. Until the transaction ends no other one makes the first, takes
   * rights away or deletes an administrator. Whoever locks the row of a user too has done so
   * before.
   */
  boolean lock() {
    return database.first(LOCK, row -> row.getBoolean(1)).orElseThrow();
  }

  /** Who is left without {@code userId}, seen behind the lock. */
  Left without(int userId, int callerId) {
    lock();
    return database
        .first(
            LOOK,
            row -> new Left(row.getBoolean("another"), row.getBoolean("caller")),
            arg("user_id", userId),
            arg("caller_id", callerId))
        .orElseThrow();
  }
}
