package io.fastnpc.tools.scale;

import static java.util.Map.entry;

import io.fastnpc.administration.AdminRepository;
import io.fastnpc.characters.CharacterLists;
import io.fastnpc.database.Argument;
import io.fastnpc.database.Sql;
import io.fastnpc.groups.GroupRepository;
import io.fastnpc.lists.ListStatement;
import io.fastnpc.lists.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All statements that lie in files of the application, each asked for somebody in a {@link Crowd}.
 * A new one whose parameters have no value here is an error, so that nobody forgets it.
 */
public final class Statements {
  private static final String ENDING = ".sql";
  private static final String UUID = "8a6e0804-2bd0-4672-b79d-d97027f9071a";
  private static final int USER = Crowd.SOMEBODY;
  private static final long FAR = 4_102_444_800L;

  /** What parameters of that name stand for in most files. */
  private static final Map<String, @Nullable Object> USUAL = new HashMap<>();

  static {
    USUAL.put("user_id", USER);
    USUAL.put("caller_id", 1);
    USUAL.put("character_id", USER);
    USUAL.put("original_id", USER);
    USUAL.put("copy_id", USER + 1);
    USUAL.put("group_id", USER);
    USUAL.put("username", "person-" + USER);
    USUAL.put("name", "npc-0");
    USUAL.put("exact", "npc-0");
    USUAL.put("normal", "npc 0");
    USUAL.put("new_name", "npc-new");
    USUAL.put("names", new String[] {"npc-0", "npc-1", "npc-x"});
    USUAL.put("typed", "person-" + USER);
    USUAL.put("ids", "1,2,77");
    USUAL.put("user_ids", "1,2,77");
    USUAL.put("password_hash", "");
    USUAL.put("known_hash", "");
    USUAL.put("new_hash", "other");
    USUAL.put("is_admin", 1);
    USUAL.put("model", "m");
    USUAL.put("source", "s");
    USUAL.put("document", "{}");
    USUAL.put("texts", "[\"a\",\"b\"]");
    USUAL.put("memory_type", "short_term");
    USUAL.put("memories", true);
    USUAL.put("default_model", null);
    USUAL.put("ctx_max_chat", 100);
    USUAL.put("ctx_max_stm", 100);
    USUAL.put("ctx_max_ltm", 100);
    USUAL.put("profile", null);
    USUAL.put("max_group_reply_rounds", 3);
    USUAL.put("session", "name");
    USUAL.put("current", "s" + USER);
    USUAL.put("ends_at", FAR);
    USUAL.put("idle_seconds", null);
    USUAL.put("max_sessions", 100);
    USUAL.put(
        "sessions",
        "[{\"user_id\":77,\"id\":\"new\",\"epoch\":0,\"created_at\":1,\"ends_at\":4102444800,"
            + "\"seconds_ago\":0,\"address\":\"::1\",\"agent\":\"\"}]");
    // Lists
    USUAL.put("rows", 100L);
    USUAL.put("max_bytes", 1 << 20);
    USUAL.put("whole", false);
    USUAL.put("head", "");
    USUAL.put("tail", "");
    USUAL.put("after_id", 500L);
    USUAL.put("before_id", Long.MAX_VALUE);
    USUAL.put("before_time", Long.MAX_VALUE);
    USUAL.put("first_name", "person-77");
    USUAL.put("name_after", "person-78");
    USUAL.put("found_id", USER);
    // What is pruned is what is older than anything here.
    USUAL.put("age_s", 15_552_000L);
    USUAL.put("age_ms", 7_776_000_000L);
    USUAL.put("age_minutes", 1_440L);
    USUAL.put("most", 100);
    // Audit, history, incidents
    USUAL.put("account", USER);
    USUAL.put("kind", null);
    USUAL.put("limit", 100);
    USUAL.put("worker", null);
    USUAL.put("cache", null);
    USUAL.put("after", 0);
    USUAL.put("before", Integer.MAX_VALUE);
    USUAL.put("version", "1");
    USUAL.put("started_at", FAR);
    USUAL.put("incident", 7L);
    USUAL.put("cause", null);
    USUAL.put("subject", "");
    USUAL.put("state", "opened");
    USUAL.put("outcome", "told");
    USUAL.put("silence", 15_000L);
    USUAL.put("began_ago", 1_000L);
    USUAL.put("ended_ago", null);
    USUAL.put("times", 1);
    USUAL.put("reads", 1L);
    USUAL.put("failed_answers", 0L);
    USUAL.put("failed_writes", 0L);
    USUAL.put("reasons", "");
    USUAL.put("before_at", Long.MAX_VALUE);
    USUAL.put("lasting", false);
    USUAL.put("since", 0L);
    USUAL.put("until", Long.MAX_VALUE);
    // The cache
    USUAL.put("id", UUID);
    USUAL.put("by_writer", true);
    USUAL.put("incarnation", "r");
    USUAL.put("trust_ms", 1_500L);
    USUAL.put("level", 2);
    USUAL.put("sighted", "r");
    USUAL.put("history", null);
    USUAL.put("mark", null);
    USUAL.put("snapshot", null);
    USUAL.put("checked", null);
  }

  /** What it is in single files, where that is not the usual. */
  private static final Map<String, Map<String, Object>> OWN =
      Map.ofEntries(
          entry("users/open-session-end", Map.of("id", "s" + USER)),
          entry("users/register", Map.of("username", "somebody new")),
          entry("maintenance/user-id", Map.of("name", "person-" + USER)),
          entry(
              "audit/write",
              Map.of(
                  "rows",
                  "[{\"kind\":\"READ\",\"detail\":\"\",\"count\":1,\"created_at\":1,\"address\":\"\"}]",
                  "worker",
                  "w")),
          entry("history/write", Map.of("rows", "[]", "worker", UUID)),
          entry("incidents/open", Map.of("kind", "REDIS_AWAY")),
          entry("incidents/search", Map.of("id", 7L)),
          entry("incidents/sight", Map.of("worker", "w")),
          entry("incidents/link", Map.of("cause", 8L)),
          entry("database/obstacle", Map.of("name", "fastnpc")));

  /** Files that are asked for in another way besides. */
  private static final Map<String, Map<String, Map<String, @Nullable Object>>> AGAIN =
      Map.of(
          "maintenance/user-id", Map.of("by number", Map.of("name", "77")),
          "audit/account", Map.of("by number", Map.of("typed", "77")),
          "audit/latest", Map.of("of a kind", Map.of("kind", "LOGGED_IN")),
          "incidents/search", Map.of("a page", Collections.singletonMap("id", null)),
          "audit/prune", Map.of("with something to prune", Map.of("age_s", 1L)),
          "history/prune", Map.of("with something to prune", Map.of("age_minutes", 1L)),
          "administration/messages", Map.of("from the start", Map.of("after_id", 0L)),
          "characters/messages", Map.of("from the start", Map.of("after_id", 0L)));

  /** Those that read much, and why that is as it should be. */
  private static final Map<String, String> MUCH =
      Map.of(
          "history/prune-workers",
          "every ten minutes, where a worker started more than a day ago: all minutes of the day",
          "users/write-open-sessions",
          "all users where they are few: the JSON is taken for that of a hundred sessions",
          "incidents/claim",
          "each second, where a webhook is set: the incidents of the time that they are kept",
          "incidents/search",
          "the incidents of the time that they are kept, until a page is full",
          "users/prune-open-sessions",
          "all sessions once an hour and worker: whether one is over depends on its user",
          "history/minutes",
          "all minutes of the time that is asked for: a row for each worker, cache and minute");

  /** Lists, which are put together from several files. */
  private static final List<Listed> LISTS =
      List.of(
          new Listed(
              "characters", CharacterLists.class, Order.BY_CHANGE, "own-by-change", "character"),
          new Listed("characters", CharacterLists.class, Order.BY_ID, "own-by-id", "character"),
          new Listed(
              "characters", CharacterLists.class, Order.BY_CHANGE, "all-by-change", "character"),
          new Listed("characters", CharacterLists.class, Order.BY_ID, "all-by-id", "character"),
          new Listed("characters", CharacterLists.class, Order.BY_ID, "messages", "message"),
          new Listed(
              "administration",
              AdminRepository.class,
              Order.BY_CHANGE,
              "characters-by-change",
              "character"),
          new Listed(
              "administration",
              AdminRepository.class,
              Order.BY_ID,
              "characters-by-id",
              "character"),
          new Listed("administration", AdminRepository.class, Order.BY_ID, "messages", "message"),
          new Listed("administration", AdminRepository.class, Order.BY_ID, "users", "user"),
          new Listed("administration", AdminRepository.class, Order.BY_ID, "users-found", "user"),
          new Listed("groups", GroupRepository.class, Order.BY_CHANGE, "groups-by-change", "group"),
          new Listed("groups", GroupRepository.class, Order.BY_ID, "groups-by-id", "group"),
          new Listed("groups", GroupRepository.class, Order.BY_ID, "messages", "message"));

  private record Listed(String folder, Class<?> owner, Order order, String rows, String item) {
    String name() {
      return folder + "/" + rows;
    }

    Sql sql() {
      return ListStatement.of(owner, order, rows, item).sql();
    }
  }

  private Statements() {}

  /** All of them, by name. */
  public static List<Asked> all() {
    SortedMap<String, Sql> statements = files();
    LISTS.forEach(list -> statements.put(list.name(), list.sql()));
    List<Asked> all = new ArrayList<>();
    statements.forEach(
        (name, sql) -> {
          all.add(asked(name, name, sql, Map.of()));
          AGAIN
              .getOrDefault(name, Map.of())
              .forEach((way, values) -> all.add(asked(name, name + ", " + way, sql, values)));
        });
    return all;
  }

  private static Asked asked(
      String file, String name, Sql sql, Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> known = new HashMap<>(USUAL);
    known.putAll(OWN.getOrDefault(file, Map.of()));
    known.putAll(values);
    List<Argument> arguments = new ArrayList<>();
    for (String parameter : sql.parameters().stream().distinct().toList()) {
      if (!known.containsKey(parameter)) {
        throw new IllegalStateException("say in Statements what :" + parameter + " is in " + file);
      }
      arguments.add(Argument.arg(parameter, known.get(parameter)));
    }
    return new Asked(name, sql, List.copyOf(arguments), Optional.ofNullable(MUCH.get(file)));
  }

  /** All files but those that are only parts of statements. */
  private static SortedMap<String, Sql> files() {
    Path root = root();
    SortedMap<String, Sql> statements = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path file : paths.filter(path -> path.toString().endsWith(ENDING)).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/').replace(ENDING, "");
        if (!name.matches("tools/.*|lists/.*|.*-(item|size)")) {
          statements.put(name, new Sql(name, Files.readString(file)));
        }
      }
      return statements;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where the application's own resources are, which are files wherever this runs. */
  private static Path root() {
    try {
      return Path.of(Sql.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolve("io/fastnpc");
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
