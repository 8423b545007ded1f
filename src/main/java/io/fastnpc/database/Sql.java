package io.fastnpc.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A statement from a resource file.
 *
 * @param name the file's name, for messages
 * @param text the statement, with {@code ?} for arguments
 */
public record Sql(String name, String text) {
  /**
   * Reads {@code <name>.sql}, which lies beside {@code owner} in the resources.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public static Sql of(Class<?> owner, String name) {
    String file = name + ".sql";
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no " + file + " beside " + owner.getName());
      }
      return new Sql(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
