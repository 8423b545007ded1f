package io.fastnpc.trouble;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Payara writes into the log as often as somebody outside wants: three lines for each
 * connection that PostgreSQL refuses, a stack trace for each transaction that it breaks off and for
 * each client that leaves before its answer, one for each path or protocol that cannot be read.
 */
public final class ContainerLog {
  /** Held, since the log manager forgets the levels of loggers that nobody holds. */
  private static final Logger POOLS = Logger.getLogger("javax.enterprise.resource.resourceadapter");

  private static final String CONNECTOR = "org.glassfish.grizzly.";
  private static final String HTTP = CONNECTOR + "http.";
  private static final String BEANS = "jakarta.enterprise.ejb.container";

  /** Who tells of requests only, and of nothing that an operator could act on. */
  private static final List<String> OF_REQUESTS =
      List.of(
          CONNECTOR + "http.HttpServerFilter",
          // A part of a page that is unknown, or whose reader has left.
          "jakarta.enterprise.resource.webcontainer.faces.application");

  /** Who tells how transactions end, whose callers are told as well. */
  private static final List<String> OF_TRANSACTIONS =
      List.of(BEANS, "javax.enterprise.resource.", "jakarta.enterprise.resource.");

  /** The container could not add an error page of its own to ours. */
  private static final String NO_DEFAULT_PAGE = "AS-WEB-CORE-00096";

  /** A call of a bean has failed; what it threw reaches the caller. */
  private static final String CALL_FAILED = "AS-EJB-00056";

  private static final String BEAN_FAILURE = "jakarta.ejb.";

  /** What the container makes of an SQLException, often without naming it as the cause. */
  private static final List<String> CONNECTION_FAILURES =
      List.of(
          "javax.transaction.xa.", "jakarta.resource.", "com.sun.appserv.connectors.internal.api.");

  /** A client that has left, in lines that hold the stack trace as text. */
  private static final Pattern LEFT =
      Pattern.compile("java\\.io\\.IOException: [^\\r\\n]*\\R\\s+at org\\.glassfish\\.grizzly\\.");

  private ContainerLog() {}

  /**
   * Keeps it from that, its other warnings to one a minute each, and every line plain. What pools,
   * transactions and beans say reaches the application as an exception; what is wrong with a
   * request or its connection is nothing that an operator could act on.
   */
  public static void quieten() {
    POOLS.setLevel(Level.OFF);
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      Repeats repeats = new Repeats(System::nanoTime); // each handler gets every line
      @Nullable Filter before = handler.getFilter();
      handler.setFilter(
          line ->
              isNews(line) && (before == null || before.isLoggable(line)) && repeats.isDue(line));
      handler.setFormatter(new PlainLines(handler.getFormatter()));
    }
  }

  /** Whether {@code failure} is of a request that cannot be read, or of a client that has left. */
  public static boolean isOfRequest(Throwable failure) {
    return causes(failure).anyMatch(ContainerLog::isThrownByConnector);
  }

  /** Whether an operator should see it. */
  static boolean isNews(LogRecord line) {
    String message = String.valueOf(line.getMessage());
    String logger = String.valueOf(line.getLoggerName());
    return !message.equals(NO_DEFAULT_PAGE)
        && !message.equals(CALL_FAILED)
        && !LEFT.matcher(message).find()
        && OF_REQUESTS.stream().noneMatch(logger::startsWith)
        && causes(line.getThrown()).noneMatch(ContainerLog::isThrownByConnector)
        && !(OF_TRANSACTIONS.stream().anyMatch(logger::startsWith)
            && causes(line.getThrown()).anyMatch(ContainerLog::isOfTransaction));
  }

  private static Stream<Throwable> causes(@Nullable Throwable failure) {
    // Bounded, since a chain of causes can be a circle.
    return Stream.<@Nullable Throwable>iterate(
            failure, cause -> cause != null, cause -> cause.getCause())
        .map(Throwable.class::cast)
        .limit(20);
  }

  private static boolean isThrownByConnector(Throwable failure) {
    StackTraceElement[] frames = failure.getStackTrace();
    String thrower = frames.length == 0 ? "" : frames[0].getClassName();
    return thrower.startsWith(HTTP)
        || (failure instanceof IOException && thrower.startsWith(CONNECTOR));
  }

  private static boolean isOfTransaction(Throwable failure) {
    String name = failure.getClass().getName();
    return failure instanceof SQLException
        || name.startsWith(BEAN_FAILURE)
        || CONNECTION_FAILURES.stream().anyMatch(name::startsWith);
  }
}
