package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.cache.cdi.RedisCached;
import io.fastnpc.cache.cdi.RedisEvict;
import io.fastnpc.config.QuotaSettings;
import io.fastnpc.database.Database;
import io.fastnpc.database.Database.Row;
import io.fastnpc.database.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The characters of a user and their names.
 *
 * <p>A call that takes or frees a name locks the user's names until the commit, so that two calls
 * for the same name at once get the answers that they would get one after the other.
 */
@Stateless
public class CharacterRepository {
  private static final Sql CHARACTER_ID = Sql.of(CharacterRepository.class, "character-id");
  private static final Sql FIND_CHARACTER = Sql.of(CharacterRepository.class, "find-character");
  private static final Sql LOCK_CHARACTER = Sql.of(CharacterRepository.class, "lock-character");
  private static final Sql LOCK_NAME = Sql.of(CharacterRepository.class, "lock-name");
  private static final Sql LOCK_NAMES = Sql.of(CharacterRepository.class, "lock-names");
  private static final Sql HAS_ROOM = Sql.of(CharacterRepository.class, "has-room");
  private static final Sql NAMES = Sql.of(CharacterRepository.class, "names");
  private static final Sql CREATE = Sql.of(CharacterRepository.class, "create");
  private static final Sql RENAME = Sql.of(CharacterRepository.class, "rename");
  private static final Sql DELETE = Sql.of(CharacterRepository.class, "delete");
  private static final Sql COPY_CHARACTER = Sql.of(CharacterRepository.class, "copy-character");
  private static final Sql COPY_LISTS = Sql.of(CharacterRepository.class, "copy-lists");

  private static final int NAMES_AT_ONCE = 100;

  private static final Row<Integer> ID = row -> row.getInt(1);

  private static final Row<FoundCharacter> FOUND =
      row -> new FoundCharacter(row.getInt(1), new CharacterName(row.getString(2)));

  private Database database;

  private ProfileWriter profiles;

  private GroupMemberships groups;

  private QuotaSettings quotas;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  public CharacterRepository() {}

  @Inject
  CharacterRepository(
      Database database, ProfileWriter profiles, GroupMemberships groups, QuotaSettings quotas) {
    this.database = database;
    this.profiles = profiles;
    this.groups = groups;
    this.quotas = quotas;
  }

  /** The character of that name, if the user has one. */
  @RedisCached(cache = "char_id", absentTtl = "PT60S")
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<CharacterId> id(
      @CacheKey("user_id") int userId, @CacheKey("name") CharacterName name) {
    return uncachedId(userId, name);
  }

  /** The same from the database. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<CharacterId> uncachedId(int userId, CharacterName name) {
    return database
        .first(CHARACTER_ID, ID, arg("user_id", userId), arg("name", name.text()))
        .map(CharacterId::new);
  }

  /**
   * Creates the character {@code asked}, in normal form, with what is known about it, unless that
   * stands for one already.
   */
  @RedisEvict(
      cache = "char_id",
      key = {"user_id", "name"})
  @RedisEvict(
      cache = "char_profile",
      key = {"user_id", "name"})
  @RedisEvict(cache = "char_list", key = "user_id")
  @RedisEvict(cache = "char_list", key = "'all'")
  public Creation create(
      @CacheKey("user_id") int userId,
      AskedName asked,
      Optional<String> model,
      Optional<String> source,
      Optional<StructuredData> known) {
    lockNames(userId);
    Optional<FoundCharacter> existing = find(FIND_CHARACTER, userId, asked);
    if (existing.isPresent()) {
      return new Creation.Existing(existing.get().id(), existing.get().name());
    }
    if (!hasRoom(userId)) {
      return new Creation.Full();
    }
    CharacterName name = asked.normal();
    Optional<Integer> made =
        database.first(
            CREATE,
            ID,
            arg("user_id", userId),
            arg("name", name.text()),
            arg("model", model.orElse(null)),
            arg("source", source.orElse(null)));
    if (made.isEmpty()) {
      // A program that does not lock names, such as the existing product, was faster.
      FoundCharacter theirs = find(FIND_CHARACTER, userId, asked).orElseThrow();
      return new Creation.Existing(theirs.id(), theirs.name());
    }
    known.ifPresent(data -> profiles.write(userId, name, made.get(), data));
    return new Creation.Created(made.get(), name);
  }

  /**
   * Renames the character {@code asked} to the normal form of {@code newName}, in its owner's
   * groups as well.
   */
  @RedisEvict(
      cache = "char_id",
      key = {"user_id", "name"})
  @RedisEvict(
      cache = "char_id",
      key = {"user_id", "new_name"})
  @RedisEvict(
      cache = "char_profile",
      key = {"user_id", "name"})
  @RedisEvict(
      cache = "char_profile",
      key = {"user_id", "new_name"})
  @RedisEvict(cache = "char_list", key = "user_id")
  @RedisEvict(cache = "char_list", key = "'all'")
  public Renaming rename(@CacheKey("user_id") int userId, AskedName asked, AskedName newName) {
    lockNames(userId);
    Optional<FoundCharacter> found = find(LOCK_NAME, userId, asked);
    if (found.isEmpty()) {
      return new Renaming.NoSuchCharacter();
    }
    if (find(FIND_CHARACTER, userId, newName).isPresent()) {
      return new Renaming.NameTaken();
    }
    FoundCharacter character = found.get();
    CharacterName name = newName.normal();
    database.update(RENAME, arg("new_name", name.text()), arg("character_id", character.id()));
    groups.rename(userId, character.name().text(), name.text());
    return new Renaming.Renamed(character.name(), name);
  }

  /** Creates a character with everything that {@code asked} has, except the messages. */
  @RedisEvict(
      cache = "char_id",
      key = {"user_id", "new_name"})
  @RedisEvict(
      cache = "char_profile",
      key = {"user_id", "new_name"})
  @RedisEvict(cache = "char_list", key = "user_id")
  @RedisEvict(cache = "char_list", key = "'all'")
  public Copying copy(@CacheKey("user_id") int userId, AskedName asked) {
    lockNames(userId);
    Optional<FoundCharacter> found = find(LOCK_CHARACTER, userId, asked);
    if (found.isEmpty()) {
      return new Copying.NoSuchCharacter();
    }
    if (!hasRoom(userId)) {
      return new Copying.Full();
    }
    int originalId = found.get().id();
    CharacterName newName = freeCopyName(userId, found.get().name());
    int id = insertCopy(newName, originalId);
    for (Section section : Section.ALL) {
      database.update(section.copy(), arg("copy_id", id), arg("original_id", originalId));
    }
    database.update(COPY_LISTS, arg("copy_id", id), arg("original_id", originalId));
    return new Copying.Copied(newName);
  }

  /**
   * Deletes the character {@code asked} and all that belongs to it, and takes it out of its owner's
   * groups; absent if there is none.
   */
  @RedisEvict(
      cache = "char_id",
      key = {"user_id", "name"})
  @RedisEvict(
      cache = "char_profile",
      key = {"user_id", "name"})
  @RedisEvict(cache = "char_list", key = "user_id")
  @RedisEvict(cache = "char_list", key = "'all'")
  public Optional<FoundCharacter> delete(@CacheKey("user_id") int userId, AskedName asked) {
    lockNames(userId);
    Optional<FoundCharacter> character = find(LOCK_NAME, userId, asked);
    character.ifPresent(
        found -> {
          database.update(DELETE, arg("character_id", found.id()));
          groups.leave(userId, found.name().text());
        });
    return character;
  }

  /** Holds until the commit, since names are locked. */
  private boolean hasRoom(int userId) {
    int most = quotas.characters();
    return most == 0
        || database
            .first(HAS_ROOM, row -> row.getBoolean(1), arg("user_id", userId), arg("most", most))
            .orElseThrow();
  }

  private void lockNames(int userId) {
    database.first(LOCK_NAMES, ID, arg("user_id", userId));
  }

  private Optional<FoundCharacter> find(Sql how, int userId, AskedName asked) {
    return database.first(
        how,
        FOUND,
        arg("user_id", userId),
        arg("exact", asked.exact().text()),
        arg("normal", asked.normal().text()));
  }

  /** Asks for some names at a time: a user may have more than fit into memory. */
  private CharacterName freeCopyName(int userId, CharacterName name) {
    for (int first = 1; ; first += NAMES_AT_ONCE) {
      List<CharacterName> candidates =
          IntStream.range(first, first + NAMES_AT_ONCE).mapToObj(name::copy).toList();
      String[] texts = candidates.stream().map(CharacterName::text).toArray(String[]::new);
      List<String> taken =
          database.all(NAMES, row -> row.getString(1), arg("user_id", userId), arg("names", texts));
      Optional<CharacterName> free =
          candidates.stream().filter(candidate -> !taken.contains(candidate.text())).findFirst();
      if (free.isPresent()) {
        return free.get();
      }
    }
  }

  private int insertCopy(CharacterName newName, int originalId) {
    return database
        .first(COPY_CHARACTER, ID, arg("new_name", newName.text()), arg("original_id", originalId))
        .orElseThrow(() -> new IllegalStateException("copy-character.sql made no row"));
  }
}
