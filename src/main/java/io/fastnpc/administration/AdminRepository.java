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
 * One user or character, whoever owns it, each answer one document that PostgreSQL assembles. Every
 * method throws {@code DatabaseFailure} when it fails.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AdminRepository {
  private static final Sql USER = Sql.of(AdminRepository.class, "user");
  private static final Sql CHARACTER = Sql.of(AdminRepository.class, "character");

  @Inject private Database database;

  /** The user with this id. */
  public Optional<RawJson> user(int userId) {
    return document(USER, arg("user_id", userId));
  }

  /** The character with this id, if it belongs to the user. */
  public Optional<RawJson> character(int userId, int characterId) {
    return document(CHARACTER, arg("user_id", userId), arg("character_id", characterId));
  }

  private Optional<RawJson> document(Sql sql, Argument... arguments) {
    return database.first(sql, row -> RawJson.of(row.getBytes(1)), arguments);
  }
}
