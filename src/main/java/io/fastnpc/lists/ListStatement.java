package io.fastnpc.lists;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Argument;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import io.fastnpc.resources.Resources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statement that reads a list in one order: rows after a place, counted in bytes before any of
 * them is made JSON. Made once and kept in a constant.
 */
public final class ListStatement {
  private static final String NOTHING = "";

  private final Order order;
  private final Sql sql;

  private ListStatement(Order order, Sql sql) {
    this.order = order;
    this.sql = sql;
  }

  /**
   * Puts the statement together from files beside {@code owner}: the rows, {@code <item>-size.sql}
   * with the bytes of a row, {@code <item>-item.sql} with its fields.
   *
   * @throws java.util.MissingResourceException if there is no such file
   */
  public static ListStatement of(Class<?> owner, Order order, String rows, String item) {
    String text =
        order
            .frame()
            .replace("/* rows */", '\n' + Resources.text(owner, rows + ".sql"))
            .replace("/* size */", '\n' + Resources.text(owner, item + "-size.sql"))
            .replace("/* item */", '\n' + Resources.text(owner, item + "-item.sql"));
    return new ListStatement(order, new Sql(rows, text));
  }

  Order order() {
    return order;
  }

  /** The statement itself, for those who look at its plan. */
  public Sql sql() {
    return sql;
  }

  /** All of at most {@code rows} rows between {@code head} and {@code tail}, unless too large. */
  Optional<RawJson> whole(
      Database database, List<Argument> about, Cursor after, Size size, String head, String tail) {
    return database
        .first(
            sql,
            row -> Optional.ofNullable(row.getBytes("items")).map(RawJson::of),
            arguments(about, after, size, true, head, tail))
        .orElseThrow(this::noRow);
  }

  /** As many of at most {@code rows} rows as fit, and at least one if there is one. */
  Stretch stretch(Database database, List<Argument> about, Cursor after, Size size) {
    return database
        .first(sql, this::read, arguments(about, after, size, false, NOTHING, NOTHING))
        .orElseThrow(this::noRow);
  }

  private Stretch read(ResultSet row) throws SQLException {
    return new Stretch(
        row.getBytes("items"), row.getLong("made"), row.getLong("found"), order.last(row));
  }

  Argument[] arguments(
      List<Argument> about, Cursor after, Size size, boolean whole, String head, String tail) {
    List<Argument> all = new ArrayList<>(about);
    all.addAll(order.after(after));
    all.add(arg("rows", size.rows()));
    all.add(arg("max_bytes", size.bytes()));
    all.add(arg("whole", whole));
    all.add(arg("head", head));
    all.add(arg("tail", tail));
    return all.toArray(Argument[]::new);
  }

  private IllegalStateException noRow() {
    return new IllegalStateException(sql.name() + " gave no row");
  }
}
