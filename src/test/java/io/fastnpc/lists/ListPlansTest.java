package io.fastnpc.lists;

import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.administration.AdminRepository;
import io.fastnpc.characters.CharacterLists;
import io.fastnpc.database.Argument;
import io.fastnpc.database.BigTables;
import io.fastnpc.groups.GroupRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page of any list reads the rows of that page, by an index, wherever in the list it is. */
class ListPlansTest {
  private static final int USERS = 5_000;
  private static final int CHARACTERS = 50_000;
  private static final int MESSAGES = 100_000;
  private static final int GROUPS = 20_000;

  private static BigTables tables;

  @BeforeAll
  static void fill() throws SQLException {
    tables = BigTables.of(USERS, CHARACTERS, MESSAGES, GROUPS);
  }

  @AfterAll
  static void stop() {
    tables.close();
  }

  /** A list at a place in its middle. */
  private record At(String name, ListStatement statement, Cursor place, List<Argument> about) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<At> lists() {
    Argument owner = arg("user_id", 1);
    Cursor changed = new Cursor(CHARACTERS / 2, CHARACTERS / 2);
    Cursor made = Cursor.after(CHARACTERS / 2);
    return Stream.of(
        character("own-by-change", Order.BY_CHANGE, changed, owner),
        character("own-by-id", Order.BY_ID, made, owner),
        character("all-by-change", Order.BY_CHANGE, changed),
        character("all-by-id", Order.BY_ID, made),
        message(CharacterLists.class),
        message(AdminRepository.class),
        administered("characters-by-change", "character", Order.BY_CHANGE, changed, owner),
        administered("characters-by-id", "character", Order.BY_ID, made, owner),
        administered("users", "user", Order.BY_ID, Cursor.after(USERS / 2)),
        administered(
            "users-found",
            "user",
            Order.BY_ID,
            Cursor.LEAST,
            arg("first_name", "user 7"),
            arg("name_after", "user 8"),
            arg("found_id", 7)),
        grouped("groups-by-change", "group", Order.BY_CHANGE, new Cursor(GROUPS / 20, 0), owner),
        grouped("groups-by-id", "group", Order.BY_ID, Cursor.after(GROUPS / 2), owner),
        grouped(
            "messages", "message", Order.BY_ID, Cursor.after(MESSAGES / 2), arg("group_id", 1)));
  }

  private static At character(String rows, Order order, Cursor place, Argument... about) {
    return at(CharacterLists.class, rows, "character", order, place, about);
  }

  private static At message(Class<?> owner) {
    Argument user = arg("user_id", 1);
    return at(
        owner,
        "messages",
        "message",
        Order.BY_ID,
        Cursor.after(MESSAGES / 2),
        user,
        arg("character_id", 1));
  }

  private static At administered(
      String rows, String item, Order order, Cursor place, Argument... about) {
    return at(AdminRepository.class, rows, item, order, place, about);
  }

  private static At grouped(
      String rows, String item, Order order, Cursor place, Argument... about) {
    return at(GroupRepository.class, rows, item, order, place, about);
  }

  private static At at(
      Class<?> owner, String rows, String item, Order order, Cursor place, Argument... about) {
    return new At(
        owner.getSimpleName() + " " + rows,
        ListStatement.of(owner, order, rows, item),
        place,
        List.of(about));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_page_is_read_by_an_index(At list) throws SQLException {
    String statement = statement(list, new Size(500, 1 << 20));
    String plan = explain("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + statement);
    assertThat(plan).contains("Index").doesNotContain("Seq Scan");
    // What a scan leaves out, or a sort puts in order, would be rows beyond the page.
    assertThat(plan).doesNotContain("Rows Removed by Filter");
    assertThat(explain("EXPLAIN (GENERIC_PLAN, COSTS OFF) " + unbound(list)))
        .contains("Index")
        .doesNotContain("Seq Scan on");
  }

  /** The statement with its arguments in it, as the driver shows it. */
  private static String statement(At list, Size size) throws SQLException {
    try (Connection connection = tables.connect();
        PreparedStatement prepared =
            list.statement
                .sql()
                .prepare(
                    connection,
                    list.statement.arguments(list.about, list.place, size, false, "", ""))) {
      return prepared.toString();
    }
  }

  private static String unbound(At list) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (char sign : list.statement.sql().text().toCharArray()) {
      text.append(sign == '?' ? "$" + ++number : sign);
    }
    return text.toString();
  }

  private static String explain(String query) throws SQLException {
    try (Connection connection = tables.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return String.join("\n", lines);
    }
  }
}
