package io.fastnpc.security;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells the log why something about sessions was not done, each cause under its own name. */
@ApplicationScoped
public class Lapses {
  private static final Logger LOG = System.getLogger(Lapses.class.getName());

  private Troubles troubles;
  private Trouble refused;
  private Trouble defective;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  protected Lapses() {}

  /** Tells by {@code troubles}. */
  @Inject
  Lapses(Troubles troubles) {
    this.troubles = troubles;
    refused = troubles.of(LOG, Level.WARNING, "PostgreSQL refuses what sessions need");
    defective = troubles.of(LOG, Level.ERROR, "Sessions are not looked after");
  }

  /** Tells that {@code what} happened because of {@code failure}. */
  void tell(String what, RuntimeException failure) {
    if (!(failure instanceof DatabaseFailure database)) {
      defective.happened(what + ": " + failure, failure);
      return;
    }
    String how = what + ": " + failure.getMessage();
    (database.isOutage() ? troubles.postgres() : refused).happened(how);
  }
}
