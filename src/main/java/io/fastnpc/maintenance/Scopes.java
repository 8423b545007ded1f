package io.fastnpc.maintenance;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.administration.Catalog;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the part of the cache that belongs to somebody. */
@ApplicationScoped
class Scopes {
  private static final Sql USER_ID = Sql.of(Scopes.class, "user-id");

  @Inject private Database database;

  @Inject private Catalog catalog;

  /** All entries of the user with this name, or else this id; absent: there is no such user. */
  Optional<Scope> ofUser(String nameOrId) {
    return database
        .first(USER_ID, row -> row.getInt(1), arg("name", nameOrId))
        .map(id -> new Scope("user " + id + " (" + nameOrId + ")", patterns(id)));
  }

  /** In every cache the user's id is the first part of a key, and may be the only one. */
  private List<String> patterns(int id) {
    return catalog.policies().keySet().stream()
        .flatMap(cache -> Stream.of(cache + ":" + id, cache + ":" + id + ":*"))
        .toList();
  }
}
