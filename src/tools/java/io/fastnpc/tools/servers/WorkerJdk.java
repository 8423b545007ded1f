package io.fastnpc.tools.servers;

import java.nio.file.Path;

/** The JDK that workers run on, which the POM names; outside the build, the one that runs this. */
public final class WorkerJdk {
  private static final String PROPERTY = "fastnpc.worker.jdk";

  private WorkerJdk() {}

  /** The path of one of its programs, such as {@code java}. */
  public static String program(String name) {
    String home = System.getProperty(PROPERTY, System.getProperty("java.home"));
    return Path.of(home, "bin", name).toString();
  }
}
