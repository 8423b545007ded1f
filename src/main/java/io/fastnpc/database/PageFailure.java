package io.fastnpc.database;

import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Tells the log why PostgreSQL did not do what a page asked it for; the page shows the number of a
 * refusal.
 */
@ApplicationScoped
public class PageFailure {
  private static final Logger LOG = System.getLogger(PageFailure.class.getName());

  private DatabaseTrouble trouble;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  protected PageFailure() {}

  /** Tells by {@code troubles}. */
  @Inject
  PageFailure(Troubles troubles) {
    trouble =
        new DatabaseTrouble(
            troubles, troubles.of(LOG, Level.ERROR, "PostgreSQL refuses what a page asks for"));
  }

  /**
   * Tells that {@code what} happened because of {@code failure}.
   *
   * @return the number that stands in the line, by which the log can be searched
   */
  public String tell(String what, DatabaseFailure failure) {
    return trouble.happened(what, failure);
  }
}
