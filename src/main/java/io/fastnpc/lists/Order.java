package io.fastnpc.lists;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Argument;
import io.fastnpc.resources.Resources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The orders in which lists can be read, each by an index. */
public enum Order {
  /** The row that was made first comes first. */
  BY_ID("by-id") {
    @Override
    List<Argument> after(Cursor place) {
      return List.of(arg("after_id", place.id()));
    }

    @Override
    Cursor last(ResultSet row) throws SQLException {
      return Cursor.after(row.getLong("last_id"));
    }
  },
  /** The row that was changed last comes first. */
  BY_CHANGE("by-change") {
    @Override
    List<Argument> after(Cursor place) {
      return List.of(arg("before_time", place.updatedAt()), arg("before_id", place.id()));
    }

    @Override
    Cursor last(ResultSet row) throws SQLException {
      return new Cursor(row.getLong("last_time"), row.getLong("last_id"));
    }
  };

  private final String frame;

  Order(String file) {
    this.frame = Resources.text(Order.class, file + ".sql");
  }

  /** The statement around the rows of a list, with marks where the list's own parts go. */
  String frame() {
    return frame;
  }

  /** The arguments that let a stretch begin after {@code place}. */
  abstract List<Argument> after(Cursor place);

  /** The place of the last row that became an item. */
  abstract Cursor last(ResultSet row) throws SQLException;

  /** The place before every row. */
  Cursor start() {
    return this == BY_ID ? Cursor.LEAST : Cursor.LATEST;
  }
}
