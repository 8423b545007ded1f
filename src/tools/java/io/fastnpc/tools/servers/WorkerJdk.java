package io.fastnpc.tools.servers;

import java.nio.file.Path;
import java.util.Map;

/** The JDK that workers run on, which the POM names; outside the build, the one that runs this. */
public final class WorkerJdk {
  private static final String PROPERTY = "fastnpc.worker.jdk";

  private WorkerJdk() {}

  /**
   * What {@code worker.sh} is told: to take the JDK that the POM names for another Payara; or else
   * to choose one, and to fall back to the one that runs this.
   */
  static Map<String, String> forScript() {
    String own = System.getProperty("java.home");
    String home = System.getProperty(PROPERTY, own);
    return home.equals(own) ? Map.of("JAVA_HOME", own) : Map.of("JAVA", program("java"));
  }

  /** The path of one of its programs, such as {@code java}. */
  public static String program(String name) {
    String home = System.getProperty(PROPERTY, System.getProperty("java.home"));
    return Path.of(home, "bin", name).toString();
  }
}
