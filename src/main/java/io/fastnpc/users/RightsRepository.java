package io.fastnpc.users;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.cdi.RedisEvict;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Who administers the application. Every method throws {@code DatabaseFailure} when it fails. */
@Stateless
public class RightsRepository {
  private static final Sql LOCK_USER = Sql.of(RightsRepository.class, "lock-user-by-id");
  private static final Sql SET = Sql.of(RightsRepository.class, "set-admin");

  private Database database;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  public RightsRepository() {}

  @Inject
  RightsRepository(Database database) {
    this.database = database;
  }

  /**
   * Makes the user an administrator, or an ordinary user whose sessions are over.
   *
   * <p>The row of the user is locked before the administration, as a deletion does it, so that the
   * two never wait for each other. Behind both the caller is looked at again: two administrators
   * may take the rights from each other at once.
   *
   * @param callerId who asks for it, an administrator when last looked at
   */
  @RedisEvict(cache = "account", key = "user_id")
  public RightsChange change(int callerId, int userId, boolean admin) {
    if (database.first(LOCK_USER, row -> row.getInt(1), arg("user_id", userId)).isEmpty()) {
      return new RightsChange.NoSuchUser();
    }
    Administrators.Left left = new Administrators(database).without(userId, callerId);
    if (!admin && !left.another()) {
      return new RightsChange.LastAdministrator();
    }
    if (!left.caller()) {
      return new RightsChange.NotAllowed();
    }
    int changed = database.update(SET, arg("is_admin", admin ? 1 : 0), arg("user_id", userId));
    return changed == 0 ? new RightsChange.Unchanged() : new RightsChange.Changed(userId);
  }
}
