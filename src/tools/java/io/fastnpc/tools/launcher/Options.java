package io.fastnpc.tools.launcher;

import io.fastnpc.tools.servers.ServerFailure;
import java.util.Locale;
import java.util.Map;

/**
 * What the environment variables ask of the launcher.
 *
 * @param environment all of it; workers inherit it
 * @param httpPort the port of the first worker
 * @param workers how many there are, on consecutive ports
 */
record Options(Map<String, String> environment, int httpPort, int workers) {
  /** What Java puts in place of bytes that the locale's encoding does not have. */
  private static final String UNREADABLE = "\uFFFD";

  /** Reads the variables. @throws ServerFailure if one makes no sense */
  static Options of(Map<String, String> environment) {
    int workers = number(environment, "WORKERS", 1, 64);
    int httpPort = number(environment, "HTTP_PORT", 8080, 65_535 - workers + 1);
    return new Options(environment, httpPort, workers);
  }

  /** Whether a PostgreSQL is given, so that none is started. */
  boolean givenPostgres() {
    return isSet("POSTGRES_HOST");
  }

  /** Whether a Redis is given, so that none is started. */
  boolean givenRedis() {
    return isSet("REDIS_HOST") || isSet("REDIS_SENTINELS");
  }

  /**
   * The variable's value, or {@code otherwise} where it is not set.
   *
   * @throws ServerFailure if the locale does not have its letters
   */
  String get(String name, String otherwise) {
    String value = isSet(name) ? environment.getOrDefault(name, otherwise) : otherwise;
    if (value.contains(UNREADABLE)) {
      throw new ServerFailure(
          name
              + " has a character that Java cannot read in this locale: run with LC_ALL=C.UTF-8 in"
              + " the environment.");
    }
    return value;
  }

  /** The variable as the application reads flags. @throws ServerFailure if it is none */
  boolean flag(String name, boolean otherwise) {
    String text = get(name, Boolean.toString(otherwise)).strip();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw new ServerFailure(name + " must be true or false, not \"" + text + "\".");
    };
  }

  /** Whether the variable has more than blanks. */
  boolean isSet(String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }

  private static int number(Map<String, String> environment, String name, int otherwise, int max) {
    String text = environment.getOrDefault(name, "").strip();
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new ServerFailure(name + " must be a whole number, not \"" + text + "\".");
    }
    throw new ServerFailure(name + " must be from 1 to " + max + ", not " + text + ".");
  }
}
