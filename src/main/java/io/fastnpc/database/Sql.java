package io.fastnpc.database;

import io.fastnpc.resources.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with named parameters such as {@code :user_id}, which may occur several times.
 *
 * <p>Made once and kept in a constant: the parameters are found when it is made, and the driver,
 * which gets the same text on every call, can reuse what it has prepared.
 */
public final class Sql {
  /**
   * A parameter or a placeholder, or what only looks as if it held one: comments, quoted text,
   * casts. Block comments inside block comments are not known here.
   */
  private static final Pattern PIECE =
      Pattern.compile(
          "--[^\\n]*"
              + "|/\\*(?s:.*?)\\*/"
              + "|(?<!\\w)[eE]'(?:[^'\\\\]++|(?s:\\\\.))*+'"
              + "|'[^']*'"
              + "|\"[^\"]*\""
              + "|(?<!\\w)\\$(\\w*)\\$(?s:.*?)\\$\\1\\$"
              + "|::"
              + "|:(?<parameter>[A-Za-z_]\\w*)"
              + "|(?<placeholder>\\?)");

  private final String name;
  private final String text;
  private final List<String> parameters;

  /**
   * Makes a statement of {@code source}.
   *
   * @param name what messages call the statement
   * @param source the statement, with {@code :name} where an argument goes
   * @throws IllegalArgumentException if the statement has a parameter without a name
   */
  public Sql(String name, String source) {
    this.name = name;
    List<String> found = new ArrayList<>();
    StringBuilder sent = new StringBuilder();
    Matcher pieces = PIECE.matcher(source);
    while (pieces.find()) {
      if (pieces.group("placeholder") != null) {
        throw new IllegalArgumentException(
            "statement " + name + " has a parameter without a name: write :name for ?");
      }
      String parameter = pieces.group("parameter");
      if (parameter != null) {
        found.add(parameter);
        pieces.appendReplacement(sent, "?");
      }
    }
    this.text = pieces.appendTail(sent).toString();
    this.parameters = List.copyOf(found);
  }

  /**
   * Reads {@code <name>.sql}, which lies beside {@code owner} in the resources.
   *
   * @throws java.util.MissingResourceException if there is no such file
   */
  public static Sql of(Class<?> owner, String name) {
    return new Sql(name, Resources.text(owner, name + ".sql"));
  }

  /** What messages call the statement. */
  public String name() {
    return name;
  }

  /** The statement as JDBC takes it, with {@code ?} for each parameter. */
  public String text() {
    return text;
  }

  /** The parameters in the order in which they occur, some perhaps several times. */
  public List<String> parameters() {
    return parameters;
  }

  /**
   * Prepares the statement with its arguments; the caller closes it.
   *
   * @param arguments one for each parameter, in any order
   * @throws IllegalArgumentException if an argument is missing or has no parameter
   */
  public PreparedStatement prepare(Connection connection, Argument... arguments)
      throws SQLException {
    check(arguments);
    PreparedStatement statement = connection.prepareStatement(text);
    try {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, argument(parameters.get(i), arguments).value());
      }
      return statement;
    } catch (SQLException | RuntimeException failure) {
      statement.close();
      throw failure;
    }
  }

  private void check(Argument... arguments) {
    for (Argument argument : arguments) {
      if (!parameters.contains(argument.parameter())) {
        throw new IllegalArgumentException(
            "statement %s has no parameter :%s, only %s"
                .formatted(name, argument.parameter(), parameters));
      }
    }
    parameters.forEach(parameter -> argument(parameter, arguments));
  }

  private Argument argument(String parameter, Argument... arguments) {
    for (Argument argument : arguments) {
      if (argument.parameter().equals(parameter)) {
        return argument;
      }
    }
    throw new IllegalArgumentException(
        "statement %s has no argument for its parameter :%s".formatted(name, parameter));
  }
}
