package io.fastnpc.tools.servers;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that the build makes; the POM hands their places over as system properties. */
public enum BuiltFile {
  /** The repository. */
  HOME("fastnpc.home"),
  /** The application. */
  WAR("fastnpc.war"),
  /** Payara Micro. */
  PAYARA("fastnpc.payara.jar");

  private final String property;

  BuiltFile(String property) {
    this.property = property;
  }

  /**
   * Where it is.
   *
   * @throws IllegalStateException outside the build
   * @throws ServerFailure if its name has letters that the locale does not have
   */
  public Path path() {
    String name =
        Optional.ofNullable(System.getProperty(property))
            .orElseThrow(() -> new IllegalStateException("run through Maven: no -D" + property));
    try {
      return Path.of(name);
    } catch (InvalidPathException unreadable) {
      throw new ServerFailure(
          "Java cannot read the name of this folder in this locale: run with LC_ALL=C.UTF-8 in the"
              + " environment.",
          unreadable);
    }
  }
}
