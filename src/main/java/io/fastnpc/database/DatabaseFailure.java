package io.fastnpc.database;

import jakarta.ejb.ApplicationException;

/** PostgreSQL did not do what it was asked; the transaction is rolled back. */
@ApplicationException(rollback = true)
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says which statement failed, and why. */
  public DatabaseFailure(String statement, Exception cause) {
    super(statement + " failed: " + cause.getMessage(), cause);
  }
}
