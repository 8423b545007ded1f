package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.checker.ValuePattern;
import io.fastnpc.faults.workload.Client;
import io.fastnpc.faults.workload.Keys;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What can happen to the database. No worker is unavailable meanwhile. */
final class DatabaseFaults {
  private static final Optional<String> NONE = Optional.empty();
  private static final String LOCKED = "55P03";
  private static final int ROUNDS = 3;

  /** Twice what the log names one by one. */
  private static final int CROWD = 20_000;

  private DatabaseFaults() {}

  /** Changes rows as somebody with psql does. */
  static Optional<String> write(Stage stage) throws SQLException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      int user = stage.system().users().get(stage.random().nextInt(3)).id();
      String value = stage.clients().freshValue();
      switch (stage.random().nextInt(3)) {
        case 0 -> writeSettings(stage, user, value);
        case 1 -> writeName(stage, user, value);
        default -> writeMemory(stage, user, value);
      }
      stage.pause(0, 300);
    }
    return NONE;
  }

  private static void writeSettings(Stage stage, int user, String value) throws SQLException {
    stage
        .outside()
        .make(
            "update of settings",
            Map.of(Keys.settings(user), ValuePattern.value(value)),
            ("INSERT INTO user_settings (user_id, profile, updated_at) VALUES (%d, '%s', 0)"
                    + " ON CONFLICT (user_id) DO UPDATE SET profile = excluded.profile")
                .formatted(user, value));
  }

  private static void writeName(Stage stage, int user, String value) throws SQLException {
    String name = "user " + value;
    stage
        .outside()
        .make(
            "update of user",
            Map.of(Keys.username(user), ValuePattern.value(name)),
            "UPDATE users SET username = '%s' WHERE id = %d".formatted(name, user));
  }

  private static void writeMemory(Stage stage, int user, String value) throws SQLException {
    String hero =
        "SELECT id FROM characters WHERE user_id = %d AND name = '%s'".formatted(user, Client.HERO);
    stage
        .outside()
        .make(
            "update of memories",
            Map.of(Keys.profile(user, Client.HERO), ValuePattern.value(value)),
            // First, as the workers do: a DELETE that waited itself would not see what it waited
            // for.
            hero + " FOR UPDATE",
            "DELETE FROM character_memories WHERE character_id = (%s)".formatted(hero),
            "INSERT INTO character_memories (character_id, memory_type, content, created_at)"
                + " VALUES ((%s), 'short_term', '%s', 0)".formatted(hero, value));
  }

  /** Changes the settings of everybody in one statement, of more people than the log names. */
  static Optional<String> writeInBulk(Stage stage) throws SQLException {
    String value = stage.clients().freshValue();
    Map<String, ValuePattern> shows = new TreeMap<>();
    for (SignedIn user : stage.system().users()) {
      shows.put(Keys.settings(user.id()), ValuePattern.value(value));
    }
    stage
        .outside()
        .make(
            "bulk write",
            shows,
            ("INSERT INTO users (id, username, password_hash, created_at)"
                    + " SELECT -n, 'crowd-' || n, '', 0 FROM generate_series(1, %d) AS n"
                    + " ON CONFLICT DO NOTHING")
                .formatted(CROWD),
            ("INSERT INTO user_settings (user_id, profile, updated_at)"
                    + " SELECT id, '%s', 0 FROM users ORDER BY id"
                    + " ON CONFLICT (user_id) DO UPDATE SET profile = excluded.profile")
                .formatted(value));
    return NONE;
  }

  /** Empties a table that caches read. */
  static Optional<String> truncate(Stage stage) throws SQLException, InterruptedException {
    boolean settings = stage.random().nextBoolean();
    String table = settings ? "user_settings" : "character_memories";
    Map<String, ValuePattern> shows = new TreeMap<>();
    for (SignedIn user : stage.system().users()) {
      String key = settings ? Keys.settings(user.id()) : Keys.profile(user.id(), Client.HERO);
      shows.put(key, ValuePattern.value(""));
    }
    while (!truncate(stage, table, shows)) {
      stage.pause(1, 20);
    }
    return NONE;
  }

  /** Does not queue for the lock: all other calls would queue behind it. */
  private static boolean truncate(Stage stage, String table, Map<String, ValuePattern> shows)
      throws SQLException {
    try {
      stage
          .outside()
          .make(
              "TRUNCATE",
              shows,
              "LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE NOWAIT",
              "TRUNCATE " + table);
      return true;
    } catch (SQLException failure) {
      if (LOCKED.equals(failure.getSQLState())) {
        return false;
      }
      throw failure;
    }
  }

  /** Ends half of the workers' sessions, whatever they are doing. */
  static Optional<String> terminateSessions(Stage stage) throws SQLException {
    try (Connection connection = stage.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name LIKE 'fastnpc%' AND random() < 0.5");
    }
    return NONE;
  }
}
