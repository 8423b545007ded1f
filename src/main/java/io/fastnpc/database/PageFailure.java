package io.fastnpc.database;

import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Tells the log why PostgreSQL did not do what a page asked it for: that it is away, which is one
 * outage for all who notice, or that it refuses, for which the page shows a number.
 */
@ApplicationScoped
public class PageFailure {
  private static final Logger LOG = System.getLogger(PageFailure.class.getName());

  private Troubles troubles;
  private Trouble refused;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  protected PageFailure() {}

  /** Tells by {@code troubles}. */
  @Inject
  PageFailure(Troubles troubles) {
    this.troubles = troubles;
    refused = troubles.of(LOG, Level.ERROR, "PostgreSQL refuses what a page asks for");
  }

  /**
   * Tells that {@code what} happened because of {@code failure}.
   *
   * @return the number that stands in the line, by which the log can be searched
   */
  public String tell(String what, DatabaseFailure failure) {
    Trouble trouble = failure.isOutage() ? troubles.postgres() : refused;
    return trouble.happened(what + ": " + failure.getMessage());
  }
}
