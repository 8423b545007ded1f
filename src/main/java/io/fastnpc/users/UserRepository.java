package io.fastnpc.users;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.cache.cdi.RedisCached;
import io.fastnpc.cache.cdi.RedisEvict;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.security.Account;
import io.fastnpc.security.Accounts;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts in the database. Every method throws {@code DatabaseFailure} when it fails. */
@Stateless
@LocalBean
@Local(Accounts.class)
public class UserRepository implements Accounts {
  private static final Sql ACCOUNT = Sql.of(UserRepository.class, "account");
  private static final Sql BY_NAME = Sql.of(UserRepository.class, "credentials-by-name");
  private static final Sql BY_ID = Sql.of(UserRepository.class, "credentials-by-id");
  private static final Sql AVATAR = Sql.of(UserRepository.class, "avatar");
  private static final Sql REGISTER = Sql.of(UserRepository.class, "register");
  private static final Sql CHANGE_PASSWORD = Sql.of(UserRepository.class, "change-password");
  private static final Sql LOCK_CHARACTERS = Sql.of(UserRepository.class, "lock-characters");
  private static final Sql LOCK_USER = Sql.of(UserRepository.class, "lock-user");
  private static final Sql END_SESSIONS = Sql.of(UserRepository.class, "end-sessions");
  private static final Sql CLOSE_SESSIONS = Sql.of(UserRepository.class, "close-sessions");
  private static final Sql DELETE = Sql.of(UserRepository.class, "delete-user");

  private Database database;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  public UserRepository() {}

  @Inject
  UserRepository(Database database) {
    this.database = database;
  }

  @Override
  @RedisCached(cache = "account", ttl = "PT300S", compressible = false)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Account> account(@CacheKey("user_id") int userId) {
    return database.first(ACCOUNT, UserRepository::account, arg("user_id", userId));
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Account> stored(int userId) {
    return database.first(ACCOUNT, UserRepository::account, arg("user_id", userId));
  }

  /**
   * The account called {@code username} with its password hash. PostgreSQL takes no text with a
   * zero character, so no account has such a name.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Credentials> credentials(String username) {
    return username.indexOf('\0') < 0
        ? database.first(BY_NAME, UserRepository::credentials, arg("username", username))
        : Optional.empty();
  }

  /** The account with this id and its password hash. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Credentials> credentials(int userId) {
    return database.first(BY_ID, UserRepository::credentials, arg("user_id", userId));
  }

  /** The address of the user's picture, empty where there is none. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public String avatarUrl(int userId) {
    return database.first(AVATAR, row -> row.getString(1), arg("user_id", userId)).orElse("");
  }

  /**
   * Adds an account, or finds the name taken; of two at once exactly one succeeds.
   *
   * <p>Evicts nothing: the id is new, and that an account does not exist is never cached.
   *
   * @param admin whether it is to be the first administrator; once there has been one, the name
   *     counts as taken
   */
  public Registration register(String username, String passwordHash, boolean admin) {
    if (admin && new Administrators(database).lock()) {
      return new Registration.NameTaken();
    }
    return database
        .first(
            REGISTER,
            UserRepository::account,
            arg("username", username),
            arg("password_hash", passwordHash),
            arg("is_admin", admin ? 1 : 0))
        .<Registration>map(Registration.Registered::new)
        .orElseGet(Registration.NameTaken::new);
  }

  /** Replaces the password whose hash is {@code knownHash}; a trigger voids the sessions. */
  @RedisEvict(cache = "account", key = "user_id")
  public PasswordChange changePassword(int userId, String knownHash, String newHash) {
    return database
        .first(
            CHANGE_PASSWORD,
            UserRepository::account,
            arg("new_hash", newHash),
            arg("user_id", userId),
            arg("known_hash", knownHash))
        .<PasswordChange>map(account -> new PasswordChange.Changed(userId, account))
        .orElseGet(PasswordChange.Outdated::new);
  }

  /** More than 100 sessions that were ended one by one end all others of the account as well. */
  @Override
  @RedisEvict(cache = "account", key = "user_id")
  public void endSession(@CacheKey("user_id") int userId, String session, Instant end) {
    new EndedSessions(database).add(userId, session, end.getEpochSecond());
  }

  @Override
  @RedisEvict(cache = "account", key = "user_id")
  public boolean endSessions(@CacheKey("user_id") int userId) {
    database.update(CLOSE_SESSIONS, arg("user_id", userId));
    return database.update(END_SESSIONS, arg("user_id", userId)) > 0;
  }

  /**
   * Deletes the account whose password hash is {@code knownHash}, with all that belongs to it,
   * unless it is that of the last administrator.
   *
   * <p>The evictions need the names that the characters have at the commit, so none may be renamed
   * or added meanwhile. Characters are locked before their user, as a message that is just being
   * stored does it, so that the two never wait for each other; those that came between the two
   * locks are locked by the second look. Entries of names that never had a row (asked for in vain,
   * or found as a legacy file) are swept.
   */
  @RedisEvict(cache = "account", key = "user_id")
  @RedisEvict(cache = "user_settings", key = "user_id")
  @RedisEvict(cache = "char_list", key = "user_id")
  @RedisEvict(cache = "char_list", key = "'all'")
  @RedisEvict(
      cache = "char_id",
      key = {"user_id", "name"})
  @RedisEvict(
      cache = "char_profile",
      key = {"user_id", "name"})
  @RedisEvict(cache = "char_id", key = "user_id", beginning = true)
  @RedisEvict(cache = "char_profile", key = "user_id", beginning = true)
  public AccountDeletion delete(int userId, String knownHash) {
    characterNames(userId);
    Optional<Boolean> admin =
        database.first(
            LOCK_USER,
            row -> row.getInt(1) == 1,
            arg("user_id", userId),
            arg("known_hash", knownHash));
    if (admin.isEmpty()) {
      return new AccountDeletion.Outdated();
    }
    if (admin.get() && !new Administrators(database).without(userId, userId).another()) {
      return new AccountDeletion.LastAdministrator();
    }
    List<String> names = characterNames(userId);
    database.update(DELETE, arg("user_id", userId));
    return new AccountDeletion.Deleted(userId, names);
  }

  private List<String> characterNames(int userId) {
    return database.all(LOCK_CHARACTERS, row -> row.getString(1), arg("user_id", userId));
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getInt("id"),
        row.getString("username"),
        row.getInt("is_admin") == 1,
        row.getLong("token_epoch"),
        row.getLong("created_at"),
        Optional.ofNullable(row.getObject("sessions_ended_at", Long.class)),
        List.of((String[]) row.getArray("ended_sessions").getArray()));
  }

  private static Credentials credentials(ResultSet row) throws SQLException {
    return new Credentials(account(row), row.getString("password_hash"));
  }
}
