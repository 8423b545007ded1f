package io.fastnpc.trouble;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Payara writes into the log as often as somebody outside wants: three lines for each
 * connection that PostgreSQL refuses, three stack traces for each client that leaves before its
 * answer, one for each path or protocol that cannot be read.
 */
public final class ContainerLog {
  /** Held, since the log manager forgets the levels and filters of loggers that nobody holds. */
  private static final Logger POOLS = Logger.getLogger("javax.enterprise.resource.resourceadapter");

  private static final List<Logger> REQUESTS =
      Stream.of(
              "jakarta.enterprise.web",
              "jakarta.enterprise.web.core",
              "org.glassfish.grizzly.filterchain.DefaultFilterChain",
              "org.glassfish.jersey.server.ServerRuntime$Responder")
          .map(Logger::getLogger)
          .toList();

  private static final String CONNECTOR = "org.glassfish.grizzly.";
  private static final String HTTP = CONNECTOR + "http.";

  /** The container could not add an error page of its own to ours. */
  private static final String NO_DEFAULT_PAGE = "AS-WEB-CORE-00096";

  /** A client that has left, in lines that hold the stack trace as text. */
  private static final Pattern LEFT =
      Pattern.compile("java\\.io\\.IOException: [^\\r\\n]*\\R\\s+at org\\.glassfish\\.grizzly\\.");

  private ContainerLog() {}

  /**
   * Keeps it from that. What the pools say reaches the application as an exception; what is wrong
   * with a request or its connection is nothing that an operator could act on.
   */
  public static void quieten() {
    POOLS.setLevel(Level.OFF);
    REQUESTS.forEach(logger -> logger.setFilter(ContainerLog::isNews));
  }

  /** Whether an operator should see it. */
  static boolean isNews(LogRecord line) {
    String message = String.valueOf(line.getMessage());
    return !message.equals(NO_DEFAULT_PAGE)
        && !LEFT.matcher(message).find()
        && Stream.<@Nullable Throwable>iterate(
                line.getThrown(), failure -> failure != null, failure -> failure.getCause())
            .noneMatch(ContainerLog::isOfRequest);
  }

  private static boolean isOfRequest(@Nullable Throwable failure) {
    StackTraceElement[] frames =
        failure == null ? new StackTraceElement[0] : failure.getStackTrace();
    String thrower = frames.length == 0 ? "" : frames[0].getClassName();
    return thrower.startsWith(HTTP)
        || (failure instanceof IOException && thrower.startsWith(CONNECTOR));
  }
}
