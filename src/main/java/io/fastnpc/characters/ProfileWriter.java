package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Argument;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import io.fastnpc.lists.LargeDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what is known about a character, in the transaction that the caller is in. */
@ApplicationScoped
class ProfileWriter {
  private static final Sql WRITE_EXPERIENCES = Sql.of(ProfileWriter.class, "write-experiences");
  private static final Sql WRITE_RELATIONSHIPS = Sql.of(ProfileWriter.class, "write-relationships");
  private static final Sql WRITE_MEMORIES = Sql.of(ProfileWriter.class, "write-memories");
  private static final Sql MEASURE_SOURCE = Sql.of(ProfileWriter.class, "measure-source");
  private static final Sql KEEP_STRUCTURED = Sql.of(ProfileWriter.class, "keep-structured");

  private Database database;

  private LargeDocuments documents;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  ProfileWriter() {}

  @Inject
  ProfileWriter(Database database, LargeDocuments documents) {
    this.database = database;
    this.documents = documents;
  }

  /** Replaces what {@code data} mentions and updates structured_json and updated_at accordingly. */
  void write(int userId, CharacterName name, int id, StructuredData data) {
    data.rows().forEach(row -> database.update(row.section().write(), arguments(id, row)));
    data.experiences()
        .ifPresent(
            texts ->
                database.update(
                    WRITE_EXPERIENCES, arg("character_id", id), arg("texts", Texts.json(texts))));
    data.relationships()
        .ifPresent(
            texts ->
                database.update(
                    WRITE_RELATIONSHIPS, arg("character_id", id), arg("texts", Texts.json(texts))));
    database.update(MEASURE_SOURCE, arg("character_id", id));
    Optional<RawJson> structured =
        documents.read(
            userId, maxBytes -> ProfileQuery.read(database, userId, name, false, maxBytes));
    database.update(
        KEEP_STRUCTURED,
        arg("document", structured.map(RawJson::toString).orElse(null)),
        arg("character_id", id));
  }

  /** Replaces the lists that {@code memories} mentions. */
  void write(int id, Memories memories) {
    memories.shortTerm().ifPresent(texts -> write(id, "short_term", texts));
    memories.longTerm().ifPresent(texts -> write(id, "long_term", texts));
  }

  private void write(int id, String type, List<String> texts) {
    database.update(
        WRITE_MEMORIES,
        arg("character_id", id),
        arg("memory_type", type),
        arg("texts", Texts.json(texts)));
  }

  private static Argument[] arguments(int id, StructuredData.Row row) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(arg("character_id", id));
    for (int i = 0; i < row.values().size(); i++) {
      String column = row.section().columns().get(i).name();
      arguments.add(arg(column, row.values().get(i).orElse(null)));
    }
    return arguments.toArray(Argument[]::new);
  }
}
