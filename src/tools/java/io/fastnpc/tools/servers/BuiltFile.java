package io.fastnpc.tools.servers;

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

  /** Where it is. @throws IllegalStateException outside the build */
  public Path path() {
    return Optional.ofNullable(System.getProperty(property))
        .map(Path::of)
        .orElseThrow(() -> new IllegalStateException("run through Maven: no -D" + property));
  }
}
