package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.config.CacheSettings;
import io.fastnpc.config.LegacySettings;
import io.fastnpc.config.QuotaSettings;
import io.fastnpc.database.Argument;
import io.fastnpc.database.Database;
import io.fastnpc.database.Migrations;
import io.fastnpc.database.Sql;
import io.fastnpc.lists.LargeDocuments;
import io.fastnpc.lists.ListReads;
import io.fastnpc.lists.Turn;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.trouble.Troubles;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** The repositories on a real PostgreSQL with the application's schema, without a container. */
final class CharacterStore {
  /** The largest list that is one document. */
  static final int MAX_VALUE_BYTES = 1 << 20;

  /** How many characters a user may have for {@link #few}; elsewhere any number. */
  static final int FEW = 5;

  /** Of which only the size of values matters here. */
  private static final CacheSettings SETTINGS =
      new CacheSettings(
          true,
          "",
          Duration.ofMillis(250),
          Duration.ofMillis(1500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofMillis(250),
          MAX_VALUE_BYTES,
          0,
          0,
          Duration.ofHours(1));

  final Database database;
  final CharacterRepository characters;

  /** The same for users who may have {@link #FEW}. */
  final CharacterRepository few;

  final ProfileRepository profiles;
  final ListReads reads;
  final CharacterLists lists;

  private final Transactions transactions;
  private Turn turn = new Turn();

  CharacterStore() {
    this(migrated(Servers.postgres()));
  }

  /** On a database that has the schema. */
  CharacterStore(DataSource source) {
    transactions = new Transactions(source);
    database = new Database(transactions.dataSource());
    LargeDocuments documents = new LargeDocuments(SETTINGS, () -> turn);
    ProfileWriter writer = new ProfileWriter(database, documents);
    LegacyProfiles noFiles =
        new LegacyProfiles(new LegacySettings(Optional.empty()), Troubles.onSystemClock());
    characters = charactersOfAtMost(0, writer);
    few = charactersOfAtMost(FEW, writer);
    profiles = new ProfileRepository(database, noFiles, writer, documents);
    reads = new ListReads(database);
    lists = new CharacterLists(reads, SETTINGS);
  }

  private CharacterRepository charactersOfAtMost(int most, ProfileWriter writer) {
    return new CharacterRepository(
        database, writer, new GroupMemberships(database), new QuotaSettings(0, 0, most));
  }

  private static DataSource migrated(PostgresServer server) {
    new Migrations(server.settings()).run();
    return server.dataSource();
  }

  /** What begins with another request while the one before still sends; returns that one's turn. */
  Turn nextRequest() {
    Turn last = turn;
    turn = new Turn();
    return last;
  }

  /** Does what one call of a repository's writing method does. */
  <T> T write(Callable<T> work) throws Exception {
    return transactions.run(work);
  }

  /** A character without anything known about it. */
  Creation.Found create(int user, CharacterName name) throws Exception {
    return (Creation.Found) create(characters, user, name);
  }

  /** The same by {@code repository}. */
  Creation create(CharacterRepository repository, int user, CharacterName name) throws Exception {
    return write(
        () ->
            repository.create(
                user, asked(name), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /** A request for {@code name} itself. */
  static AskedName asked(CharacterName name) {
    return new AskedName(name.text());
  }

  /** A user of their own for a test, so that tests do not see each other's characters. */
  int newUser() {
    return number(
        "INSERT INTO users (username, password_hash, created_at) VALUES (:username, '', 0) RETURNING id",
        arg("username", UUID.randomUUID().toString()));
  }

  int number(String sql, Argument... arguments) {
    return database.first(new Sql("test", sql), row -> row.getInt(1), arguments).orElseThrow();
  }

  String text(String sql, Argument... arguments) {
    return database.first(new Sql("test", sql), row -> row.getString(1), arguments).orElseThrow();
  }

  void execute(String sql, Argument... arguments) {
    database.update(new Sql("test", sql), arguments);
  }
}
