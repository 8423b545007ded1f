package io.fastnpc.users;

import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.database.Argument;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.database.TestDatabase;
import io.fastnpc.json.Json;
import io.fastnpc.security.OpenSession;
import io.fastnpc.security.SessionIds;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of open sessions on a real PostgreSQL. */
class OpenSessionRepositoryTest {
  private static final Optional<Duration> NEVER = Optional.empty();

  @SuppressWarnings("NullAway.Init")
  private static Database database;

  private final Instant now = Instant.now();
  private final long far = now.plus(Duration.ofDays(30)).getEpochSecond();
  private final OpenSessionRepository list = new OpenSessionRepository(database);
  private final int user = newUser();

  @BeforeAll
  static void migrate() throws SQLException {
    database = new Database(TestDatabase.migrated().dataSource());
  }

  @Test
  void a_session_is_shown_as_it_was_written() {
    list.write(List.of(own("a", Duration.ofSeconds(40))), now);
    JsonNode item = items().get(0);
    assertThat(item.fieldNames())
        .toIterable()
        .containsExactly("id", "created_at", "last_seen", "address", "agent", "current");
    assertThat(item.path("id").asText()).isEqualTo("a");
    assertThat(item.path("created_at").asLong()).isEqualTo(now.getEpochSecond());
    assertThat(Instant.now().getEpochSecond() - item.path("last_seen").asLong())
        .isBetween(39L, 90L);
    assertThat(item.path("address").asText()).isEqualTo("2001:db8::1");
    assertThat(item.path("agent").asText()).isEqualTo("微信 \"🌙\" <b>");
    assertThat(item.path("current").asBoolean()).isTrue();
  }

  @Test
  void the_time_of_the_last_use_moves_at_most_every_five_minutes() {
    list.write(List.of(own("a", Duration.ofSeconds(400))), now);
    long first = items().get(0).path("last_seen").asLong();
    list.write(List.of(own("a", Duration.ofSeconds(200))), now);
    assertThat(items().get(0).path("last_seen").asLong()).isEqualTo(first);
    list.write(List.of(own("a", Duration.ofSeconds(50))), now);
    assertThat(items().get(0).path("last_seen").asLong()).isGreaterThanOrEqualTo(first + 300);
  }

  @Test
  void sessions_of_others_are_neither_shown_nor_ended() {
    list.write(List.of(own("a", Duration.ZERO)), now);
    int other = newUser();
    assertThat(items(list, other)).isEmpty();
    assertThat(list.end(other, "a")).isFalse();
    assertThat(ids()).containsExactly("a");
  }

  @Test
  void open_sessions_of_several_accounts_are_counted_at_once() {
    list.write(List.of(own("a", Duration.ZERO), own("b", Duration.ZERO)), now);
    assertThat(list.count(List.of(user, newUser()), NEVER)).isEqualTo(Map.of(user, 2L));
    assertThat(list.count(List.of(), NEVER)).isEmpty();
  }

  @Test
  void a_page_of_users_is_counted_by_indexes() throws SQLException {
    TestDatabase many = TestDatabase.migrated();
    many.run(
        """
        INSERT INTO users (username, password_hash, created_at)
          SELECT 'counted ' || n, '', 0 FROM generate_series(1, 20000) AS n;
        INSERT INTO open_sessions
          SELECT id, 'a', token_epoch, 0, 4000000000, 0, '', '' FROM users;
        INSERT INTO ended_sessions (user_id, name, ends_at)
          SELECT id, 'b', 4000000000 FROM users;
        ANALYZE""");
    String statement;
    try (Connection connection = many.dataSource().getConnection();
        PreparedStatement prepared =
            Sql.of(OpenSessionRepository.class, "count-open-sessions")
                .prepare(connection, arg("user_ids", "1,2,3"), arg("idle_seconds", null))) {
      statement = prepared.toString();
    }
    assertThat(many.column("EXPLAIN (COSTS OFF) " + statement))
        .anyMatch(line -> line.contains("Index"))
        .noneMatch(line -> line.contains("Seq Scan"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE users SET password_hash = 'other' WHERE id = :user_id",
        "UPDATE users SET token_epoch = token_epoch + 1 WHERE id = :user_id",
        "UPDATE users SET is_admin = 0 WHERE id = :user_id",
        "DELETE FROM users WHERE id = :user_id"
      })
  void whatever_ends_all_sessions_empties_the_list(String change) {
    execute("UPDATE users SET is_admin = 1 WHERE id = :user_id", arg("user_id", user));
    list.write(List.of(own("a", Duration.ZERO), theirs("b")), now);
    assertThat(ids()).containsExactlyInAnyOrder("a", "b");
    execute(change, arg("user_id", user));
    assertThat(ids()).isEmpty();
    assertThat(list.end(user, "a")).isFalse();
    list.prune(NEVER);
    assertThat(rows()).isZero();
  }

  @Test
  void a_session_that_is_ended_is_gone_and_noted_by_its_id() {
    list.write(List.of(own("a", Duration.ZERO), own("b", Duration.ZERO)), now);
    assertThat(list.end(user, "a")).isTrue();
    assertThat(list.end(user, "a")).isFalse();
    assertThat(ids()).containsExactly("b");
    assertThat(
            text(
                "SELECT name || ends_at FROM ended_sessions WHERE user_id = :user_id",
                arg("user_id", user)))
        .isEqualTo("a" + far);
  }

  @Test
  void a_use_that_is_written_after_the_log_out_brings_nothing_back() {
    OpenSession session = own(SessionIds.of("name"), Duration.ZERO);
    list.write(List.of(session), now);
    database.update(
        Sql.of(UserRepository.class, "end-session"),
        arg("user_id", user),
        arg("session", "name"),
        arg("ends_at", far));
    assertThat(rows()).isZero();
    list.write(List.of(session), now);
    assertThat(ids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "小明🌙", "pRNl0kIV0U5TUIj-SB8ml5W2tKI"})
  void the_database_makes_the_same_ids(String name) {
    assertThat(text("SELECT session_list_id(:name)", arg("name", name)))
        .isEqualTo(SessionIds.of(name))
        .matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void a_session_of_the_existing_back_end_from_before_the_account_is_not_shown() {
    execute(
        "UPDATE users SET created_at = :at WHERE id = :user_id",
        arg("at", now.getEpochSecond() + 1),
        arg("user_id", user));
    list.write(List.of(theirs("a")), now);
    assertThat(ids()).isEmpty();
  }

  @Test
  void a_session_that_has_run_out_or_lain_idle_is_not_shown_and_goes() {
    list.write(
        List.of(ending("over", now.getEpochSecond() - 1), own("idle", Duration.ofMinutes(20))),
        now);
    assertThat(ids()).containsExactly("idle");
    Optional<Duration> idle = Optional.of(Duration.ofMinutes(10));
    assertThat(ids(idle)).isEmpty();
    assertThat(ids(Optional.of(Duration.ofMinutes(19)))).containsExactly("idle");
    list.prune(NEVER);
    assertThat(ids()).containsExactly("idle");
    list.prune(idle);
    assertThat(rows()).isZero();
  }

  @Test
  void an_account_keeps_the_hundred_that_were_used_last() {
    list.write(
        IntStream.range(0, 120).mapToObj(i -> own("s" + i, Duration.ofMinutes(i))).toList(), now);
    assertThat(ids()).hasSize(100).contains("s0", "s99").doesNotContain("s100");
    assertThat(rows()).isEqualTo(100);
  }

  @Test
  void what_is_over_makes_room_before_what_holds() {
    list.write(
        IntStream.range(0, 100).mapToObj(i -> own("s" + i, Duration.ofMinutes(1))).toList(), now);
    execute("UPDATE users SET password_hash = 'other' WHERE id = :user_id", arg("user_id", user));
    list.write(List.of(own("new", Duration.ofHours(1))), now);
    assertThat(ids()).containsExactly("new");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void nothing_of_it_outdates_a_cached_value() {
    list.write(List.of(own("a", Duration.ZERO)), now);
    execute("TRUNCATE cache_invalidation");
    list.write(List.of(own("b", Duration.ofSeconds(2)), own("a", Duration.ZERO)), now);
    list.prune(NEVER);
    assertThat(text("SELECT count(*) FROM cache_invalidation")).isEqualTo("0");
    list.end(user, "b");
    assertThat(text("SELECT string_agg(cache || args::text, '') FROM cache_invalidation"))
        .isEqualTo("account{" + user + "}");
  }

  private OpenSession own(String id, Duration ago) {
    return session(id, Optional.of(epoch()), far, ago);
  }

  private OpenSession theirs(String id) {
    return session(id, Optional.empty(), far, Duration.ZERO);
  }

  private OpenSession ending(String id, long endsAt) {
    return session(id, Optional.of(epoch()), endsAt, Duration.ZERO);
  }

  private OpenSession session(String id, Optional<Long> epoch, long endsAt, Duration ago) {
    return new OpenSession(
        user,
        id,
        epoch,
        now.getEpochSecond(),
        endsAt,
        now.minus(ago),
        "2001:db8::1",
        "微信 \"🌙\" <b>");
  }

  private JsonNode items() {
    return items(list, user);
  }

  private static JsonNode items(OpenSessionRepository list, int user) {
    return items(list, user, NEVER);
  }

  private static JsonNode items(OpenSessionRepository list, int user, Optional<Duration> idle) {
    try {
      return Json.mapper().readTree(list.list(user, "a", idle).utf8()).path("items");
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private List<String> ids() {
    return ids(NEVER);
  }

  private List<String> ids(Optional<Duration> idle) {
    return StreamSupport.stream(items(list, user, idle).spliterator(), false)
        .map(item -> item.path("id").asText())
        .toList();
  }

  private long epoch() {
    return Long.parseLong(
        text("SELECT token_epoch FROM users WHERE id = :user_id", arg("user_id", user)));
  }

  private int rows() {
    return Integer.parseInt(
        text("SELECT count(*) FROM open_sessions WHERE user_id = :user_id", arg("user_id", user)));
  }

  private static int newUser() {
    return Integer.parseInt(
        text(
            "INSERT INTO users (username, password_hash, created_at)"
                + " VALUES (:username, '', 0) RETURNING id",
            arg("username", UUID.randomUUID().toString())));
  }

  private static String text(String sql, Argument... arguments) {
    return database.first(new Sql("test", sql), row -> row.getString(1), arguments).orElseThrow();
  }

  private static void execute(String sql, Argument... arguments) {
    database.update(new Sql("test", sql), arguments);
  }
}
