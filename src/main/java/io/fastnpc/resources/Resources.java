package io.fastnpc.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;

/** Reads resource files that lie beside a class. */
public final class Resources {
  private Resources() {}

  /**
   * Returns the file in UTF-8.
   *
   * @param beside a class of the package whose folder holds the file
   * @throws MissingResourceException if there is no such file
   */
  public static String text(Class<?> beside, String name) {
    return new String(bytes(beside, name), StandardCharsets.UTF_8);
  }

  /**
   * Returns the bytes of the file.
   *
   * @param beside a class of the package whose folder holds the file
   * @throws MissingResourceException if there is no such file
   */
  public static byte[] bytes(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new MissingResourceException(
            "there is no file " + name + " beside " + beside.getName(), beside.getName(), name);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name + " beside " + beside.getName(), unreadable);
    }
  }
}
