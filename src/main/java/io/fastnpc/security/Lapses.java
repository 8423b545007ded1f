package io.fastnpc.security;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.DatabaseTrouble;
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

  private DatabaseTrouble undone;
  private Trouble defective;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  protected Lapses() {}

  /** Tells by {@code troubles}. */
  @Inject
  Lapses(Troubles troubles) {
    undone =
        new DatabaseTrouble(
            troubles, troubles.of(LOG, Level.WARNING, "PostgreSQL refuses what sessions need"));
    defective = troubles.of(LOG, Level.ERROR, "Sessions are not looked after");
  }

  /** Tells that {@code what} happened because of {@code failure}. */
  void tell(String what, Throwable failure) {
    if (failure instanceof DatabaseFailure database) {
      undone.happened(what, database);
    } else {
      defective.happened(what + ": " + failure, failure);
    }
  }
}
