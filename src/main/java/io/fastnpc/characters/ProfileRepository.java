package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.cache.cdi.RedisCached;
import io.fastnpc.cache.cdi.RedisEvict;
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
 * What is known about a character and what it remembers; for reading, characters that exist only as
 * a file of an early release count too.
 */
@Stateless
public class ProfileRepository {
  private static final Sql MEMORIES = Sql.of(ProfileRepository.class, "memories");
  private static final Sql LOCK_CHARACTER = Sql.of(ProfileRepository.class, "lock-character");

  private Database database;

  private LegacyProfiles legacy;

  private ProfileWriter writer;

  private LargeDocuments documents;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  public ProfileRepository() {}

  @Inject
  ProfileRepository(
      Database database, LegacyProfiles legacy, ProfileWriter writer, LargeDocuments documents) {
    this.database = database;
    this.legacy = legacy;
    this.writer = writer;
    this.documents = documents;
  }

  /** The structured data with the memories, from one snapshot. */
  @RedisCached(cache = "char_profile", ttl = "PT300S")
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<RawJson> profile(
      @CacheKey("user_id") int userId, @CacheKey("name") CharacterName name) {
    return read(userId, name, true).or(() -> legacy.profile(userId, name));
  }

  /** The structured data without the memories, from one snapshot. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<RawJson> structured(int userId, CharacterName name) {
    return read(userId, name, false).or(() -> legacy.structured(userId, name));
  }

  private Optional<RawJson> read(int userId, CharacterName name, boolean memories) {
    return documents.read(
        userId, maxBytes -> ProfileQuery.read(database, userId, name, memories, maxBytes));
  }

  /** The memories as {@code {"short_term": […], "long_term": […]}}. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<RawJson> memories(int userId, CharacterName name) {
    return documents.read(userId, maxBytes -> memories(userId, name, maxBytes));
  }

  private Optional<Found> memories(int userId, CharacterName name, int maxBytes) {
    return database.first(
        MEMORIES,
        Found::of,
        arg("user_id", userId),
        arg("name", name.text()),
        arg("max_bytes", maxBytes));
  }

  /** Replaces what {@code data} mentions; absent if there is no such character. */
  @RedisEvict(
      cache = "char_profile",
      key = {"user_id", "name"})
  @RedisEvict(cache = "char_list", key = "user_id")
  @RedisEvict(cache = "char_list", key = "'all'")
  public Optional<FoundCharacter> write(
      @CacheKey("user_id") int userId, AskedName asked, StructuredData data) {
    Optional<FoundCharacter> character = lock(userId, asked);
    character.ifPresent(found -> writer.write(userId, found.name(), found.id(), data));
    return character;
  }

  /** Replaces the lists that {@code memories} mentions; absent if there is no such character. */
  @RedisEvict(
      cache = "char_profile",
      key = {"user_id", "name"})
  public Optional<FoundCharacter> write(
      @CacheKey("user_id") int userId, AskedName asked, Memories memories) {
    Optional<FoundCharacter> character = lock(userId, asked);
    character.ifPresent(found -> writer.write(found.id(), memories));
    return character;
  }

  private Optional<FoundCharacter> lock(int userId, AskedName asked) {
    return database.first(
        LOCK_CHARACTER,
        row -> new FoundCharacter(row.getInt(1), new CharacterName(row.getString(2))),
        arg("user_id", userId),
        arg("exact", asked.exact().text()),
        arg("normal", asked.normal().text()));
  }
}
