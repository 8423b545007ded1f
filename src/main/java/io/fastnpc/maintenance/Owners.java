package io.fastnpc.maintenance;

import io.fastnpc.database.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;

/** What users are called whose entries somebody looks at. */
@ApplicationScoped
class Owners {
  @Inject private Scopes scopes;

  /** The names by their ids; without those of users who have gone, and none without PostgreSQL. */
  Map<Integer, String> names(Collection<Integer> ids) {
    try {
      return ids.isEmpty() ? Map.of() : scopes.names(ids);
    } catch (DatabaseFailure away) { // ids say it as well, and the cache tells of the outage
      return Map.of();
    }
  }
}
