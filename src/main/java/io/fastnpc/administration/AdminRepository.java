package io.fastnpc.administration;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import io.fastnpc.lists.LargeDocuments;
import io.fastnpc.lists.LargeDocuments.Found;
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
  private static final Sql LISTED = Sql.of(AdminRepository.class, "listed-character");
  private static final Sql CHARACTER = Sql.of(AdminRepository.class, "character");

  @Inject private Database database;

  @Inject private LargeDocuments documents;

  /** The user with this id. */
  public Optional<RawJson> user(int userId) {
    return database.first(USER, row -> RawJson.of(row.getBytes(1)), arg("user_id", userId));
  }

  /** The character with this id as lists have it, if it belongs to the user. */
  public Optional<RawJson> listed(int userId, int characterId) {
    return database.first(
        LISTED,
        row -> RawJson.of(row.getBytes(1)),
        arg("user_id", userId),
        arg("character_id", characterId));
  }

  /** The character with this id, if it belongs to the user. */
  public Optional<RawJson> character(int userId, int characterId) {
    return documents.read(
        userId,
        maxBytes ->
            database.first(
                CHARACTER,
                Found::of,
                arg("user_id", userId),
                arg("character_id", characterId),
                arg("max_bytes", maxBytes)));
  }
}
