package io.fastnpc.database;

import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {
  @Test
  void parameters_become_placeholders_in_their_order() {
    Sql sql = new Sql("s", "SELECT :b, (:a_1), :b FROM t WHERE x=:c");
    assertThat(sql.text()).isEqualTo("SELECT ?, (?), ? FROM t WHERE x=?");
    assertThat(sql.parameters()).containsExactly("b", "a_1", "b", "c");
  }

  @Test
  void a_cast_may_follow_a_parameter() {
    Sql sql = new Sql("s", "SELECT :a::TEXT::xid8, x::INT");
    assertThat(sql.text()).isEqualTo("SELECT ?::TEXT::xid8, x::INT");
    assertThat(sql.parameters()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 -- :a? it's\n",
        "SELECT 1 /* :a ?\n it's */ + 2",
        "SELECT ':a ? '' :b'",
        "SELECT E'\\' :a ?', e'\\\\'",
        "SELECT \":a?\" FROM t",
        "DO $$ BEGIN x := ':a'; y := :b; z ? END $$",
        "DO $body$ :a $$ :b ? $body$",
        "SELECT x[1:2]",
        "SELECT 'db://' || '角色:a'",
      })
  void what_only_looks_like_a_parameter_stays(String text) {
    Sql sql = new Sql("s", text);
    assertThat(sql.text()).isEqualTo(text);
    assertThat(sql.parameters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'it''s', :a",
        "SELECT E'\\'', :a",
        "SELECT date'2020-01-01', :a",
        "-- it's\nSELECT :a",
        "SELECT $1$ ' $1$, :a",
      })
  void a_parameter_after_quoted_text_is_found(String text) {
    assertThat(new Sql("s", text).parameters()).containsExactly("a");
  }

  @Test
  void a_placeholder_without_a_name_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sql("look", "SELECT ?"))
        .withMessageContaining("look")
        .withMessageContaining(":name");
  }

  @Test
  void arguments_go_where_their_names_are_null_included() throws SQLException {
    Sql sql = new Sql("s", "SELECT :a::TEXT || :b || :a, :none::TEXT");
    try (Connection connection = Servers.postgres().dataSource().getConnection();
        PreparedStatement statement =
            sql.prepare(connection, arg("none", null), arg("b", "2"), arg("a", "1"));
        ResultSet row = statement.executeQuery()) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("121");
      assertThat(row.getString(2)).isNull();
    }
  }

  @Test
  void a_misspelt_argument_names_statement_and_parameter() throws SQLException {
    refuses("statement look has no parameter :nme, only [name]", arg("name", 1), arg("nme", 1));
  }

  @Test
  void a_missing_argument_names_statement_and_parameter() throws SQLException {
    refuses("statement look has no argument for its parameter :name");
  }

  private static void refuses(String message, Argument... arguments) throws SQLException {
    Sql sql = new Sql("look", "SELECT :name");
    try (Connection connection = Servers.postgres().dataSource().getConnection()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sql.prepare(connection, arguments).close())
          .withMessage(message);
    }
  }

  @Test
  void a_statement_without_a_file_is_refused() {
    assertThatExceptionOfType(MissingResourceException.class)
        .isThrownBy(() -> Sql.of(SqlTest.class, "nowhere"))
        .withMessage("there is no file nowhere.sql beside " + SqlTest.class.getName());
  }
}
