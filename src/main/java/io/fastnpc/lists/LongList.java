package io.fastnpc.lists;

import io.fastnpc.database.Argument;
import io.fastnpc.database.Database;
import io.fastnpc.json.RawJson;
import java.util.List;
import java.util.Optional;

/**
 * One list that a client may ask for.
 *
 * @param statement how it is read
 * @param field the name of the answer's only field
 * @param about whose list it is: what the statement needs besides the place
 */
public record LongList(ListStatement statement, String field, List<Argument> about) {
  /** What the items of a list are called in most answers. */
  public static final String ITEMS = "items";

  /** What they are called where they are messages. */
  public static final String MESSAGES = "messages";

  /** A list of that kind. */
  public static LongList of(ListStatement statement, String field, Argument... about) {
    return new LongList(statement, field, List.of(about));
  }

  Order order() {
    return statement.order();
  }

  Optional<RawJson> upTo(Size size, Cursor after, Database database) {
    return statement.whole(database, about, after, size, head(), tail());
  }

  Stretch stretch(Size size, Cursor after, Database database) {
    return statement.stretch(database, about, after, size);
  }

  String head() {
    return "{\"" + field + "\":[";
  }

  String tail() {
    return "]}";
  }
}
