package io.fastnpc.tools.scale;

import io.fastnpc.database.Argument;
import io.fastnpc.database.Sql;
import java.util.List;
import java.util.Optional;

/**
 * A statement of the application as it is asked where there is a {@link Crowd}.
 *
 * @param name its file below {@code io/fastnpc}, without the ending, and a word where it is asked
 *     in several ways
 * @param sql the statement
 * @param arguments what it is asked for
 * @param why why it reads much; absent: it must not
 */
public record Asked(String name, Sql sql, List<Argument> arguments, Optional<String> why) {
  /** A page of a hundred with what belongs to each is less; a table has more. */
  public static final int MOST_ROWS = 1_500;

  @Override
  public String toString() {
    return name;
  }
}
