package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/**
 * Removes entries that have lost their purpose. They are not stale, so no write fails or waits
 * while Redis is away: the entries then stay until they expire.
 */
@ApplicationScoped
class Sweeper {
  private static final Logger LOG = System.getLogger(Sweeper.class.getName());

  @Inject private Cache cache;

  @Inject private CacheAdministration administration;

  @SuppressWarnings("NullAway.Init") // made before anything is swept
  private Trouble unswept;

  @Inject
  void tellIn(Troubles troubles) {
    unswept = troubles.of(LOG, Level.INFO, "Entries without a purpose stay until they expire");
  }

  /** Removes the entries whose logical key begins with any of {@code beginnings}. Never fails. */
  void sweep(Set<String> beginnings) {
    if (beginnings.isEmpty() || !cache.state().storeAnswers()) {
      return;
    }
    try {
      administration.sweep(beginnings);
    } catch (StoreUnavailable away) {
      unswept.happened(beginnings + ": " + away.getMessage());
    }
  }
}
