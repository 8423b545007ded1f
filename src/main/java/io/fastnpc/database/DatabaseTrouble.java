package io.fastnpc.database;

import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;

/**
 * What the log tells where PostgreSQL did not do what one part of the application asked it for:
 * that it is away is one trouble for all who notice, and what it refuses is that part's own.
 * Thread-safe.
 */
public final class DatabaseTrouble {
  private final Troubles troubles;
  private final Trouble refused;

  /** Tells of refusals as {@code refused}, which is among {@code troubles}. */
  public DatabaseTrouble(Troubles troubles, Trouble refused) {
    this.troubles = troubles;
    this.refused = refused;
  }

  /**
   * Tells that {@code what} happened because of {@code failure}.
   *
   * @return the number that stands in the line, by which the log can be searched
   */
  public String happened(String what, DatabaseFailure failure) {
    Trouble trouble = failure.isOutage() ? troubles.postgres() : refused;
    return trouble.happened(what + ": " + failure.getMessage());
  }

  /** Notes that PostgreSQL refuses nothing. */
  public void over() {
    refused.over();
  }
}
