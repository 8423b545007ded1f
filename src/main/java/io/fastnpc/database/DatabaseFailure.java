package io.fastnpc.database;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** PostgreSQL did not do what it was asked; the transaction is rolled back. */
@ApplicationException(rollback = true)
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says in one line which statement failed, and why. */
  public DatabaseFailure(String statement, Exception cause) {
    super(statement + " failed: " + oneLine(String.valueOf(cause.getMessage())), cause);
  }

  /**
   * The first two characters of the SQLSTATE (PostgreSQL manual, appendix A), empty where there is
   * none.
   */
  public String sqlStateClass() {
    for (Throwable cause = this; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().substring(0, Math.min(2, sql.getSQLState().length()));
      }
    }
    return "";
  }

  /**
   * Whether PostgreSQL is away: a connection or a shutdown is told, or there was no answer. That is
   * one outage, whoever notices it; other failures are of what was asked.
   */
  public boolean isOutage() {
    return Set.of("08", "57", "").contains(sqlStateClass());
  }

  private static String oneLine(String message) {
    return message.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
