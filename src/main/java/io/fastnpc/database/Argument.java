package io.fastnpc.database;

import org.jspecify.annotations.Nullable;

/**
 * What a statement gets for one of its parameters.
 *
 * @param parameter the parameter's name without the colon
 * @param value null stands for SQL's NULL
 */
public record Argument(String parameter, @Nullable Object value) {
  /** Reads well as a static import: {@code arg("user_id", userId)}. */
  public static Argument arg(String parameter, @Nullable Object value) {
    return new Argument(parameter, value);
  }
}
