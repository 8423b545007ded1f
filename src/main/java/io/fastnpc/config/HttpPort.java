package io.fastnpc.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where this worker answers. */
public final class HttpPort {
  /** The same as {@code --port}. */
  private static final String PROPERTY = "payaramicro.port";

  private static final Pattern OPTION = Pattern.compile(" --port[ =](\\d{1,5})(?= |$)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  private HttpPort() {}

  /**
   * The port that Payara Micro was told to open; absent: nobody told it.
   *
   * <p>The container itself tells nobody before the first request has come.
   */
  public static Optional<Integer> ofThisWorker() {
    return of(System.getProperty("sun.java.command", ""), System.getProperty(PROPERTY, ""));
  }

  static Optional<Integer> of(String command, String property) {
    Matcher option = OPTION.matcher(command);
    if (option.find()) {
      return Optional.of(Integer.valueOf(option.group(1)));
    }
    return Optional.of(property).filter(NUMBER.asMatchPredicate()).map(Integer::valueOf);
  }
}
