package io.fastnpc.administration;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Argument;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Users and characters across all owners, each answer one document that PostgreSQL assembles. Every
 * method throws {@code DatabaseFailure} when it fails.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AdminRepository {
  private static final Sql USERS = Sql.of(AdminRepository.class, "users");
  private static final Sql USER = Sql.of(AdminRepository.class, "user");
  private static final Sql CHARACTERS_OF_USER = Sql.of(AdminRepository.class, "characters-of-user");
  private static final Sql CHARACTER = Sql.of(AdminRepository.class, "character");
  private static final Sql MESSAGES = Sql.of(AdminRepository.class, "messages");

  @Inject private Database database;

  /** All users. */
  public RawJson users() {
    return document(USERS).orElseThrow();
  }

  /** The user with this id. */
  public Optional<RawJson> user(int userId) {
    return document(USER, arg("user_id", userId));
  }

  /** The characters of a user; none if there is no such user. */
  public RawJson characters(int userId) {
    return document(CHARACTERS_OF_USER, arg("user_id", userId)).orElseThrow();
  }

  /** The character with this id, if it belongs to the user. */
  public Optional<RawJson> character(int userId, int characterId) {
    return document(CHARACTER, arg("user_id", userId), arg("character_id", characterId));
  }

  /** The messages between a user and a character; none if one of them does not exist. */
  public RawJson messages(int userId, int characterId) {
    return document(MESSAGES, arg("user_id", userId), arg("character_id", characterId))
        .orElseThrow();
  }

  private Optional<RawJson> document(Sql sql, Argument... arguments) {
    return database.first(sql, row -> RawJson.of(row.getBytes(1)), arguments);
  }
}
