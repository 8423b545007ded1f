package io.fastnpc.users;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.cache.cdi.RedisCached;
import io.fastnpc.cache.cdi.RedisEvict;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The settings in the database. Every method throws {@code DatabaseFailure} when it fails. */
@Stateless
public class SettingsRepository {
  private static final Sql SETTINGS = Sql.of(SettingsRepository.class, "settings");
  private static final Sql UPDATE = Sql.of(SettingsRepository.class, "update-settings");

  @Inject private Database database;

  /** The user's settings as the JSON that clients get; defaults where nothing is stored. */
  @RedisCached(cache = "user_settings")
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public RawJson settings(@CacheKey("user_id") int userId) {
    return database
        .first(SETTINGS, row -> RawJson.of(row.getBytes(1)), arg("user_id", userId))
        .orElseThrow();
  }

  /** Stores the settings and returns true, or false where there is no such user any more. */
  @RedisEvict(cache = "user_settings")
  public boolean update(@CacheKey("user_id") int userId, UserSettings settings) {
    int rows =
        database.update(
            UPDATE,
            arg("default_model", settings.defaultModel()),
            arg("ctx_max_chat", settings.ctxMaxChat()),
            arg("ctx_max_stm", settings.ctxMaxStm()),
            arg("ctx_max_ltm", settings.ctxMaxLtm()),
            arg("profile", settings.profile()),
            arg("max_group_reply_rounds", settings.maxGroupReplyRounds()),
            arg("user_id", userId));
    return rows == 1;
  }

  /** The settings past the cache, for who only looks on: nothing is counted and nothing cached. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public RawJson stored(int userId) {
    return database
        .first(SETTINGS, row -> RawJson.of(row.getBytes(1)), arg("user_id", userId))
        .orElseThrow();
  }
}
