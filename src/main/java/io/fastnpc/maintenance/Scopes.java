package io.fastnpc.maintenance;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.administration.Catalog;
import io.fastnpc.cache.administration.Selection;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the part of the cache that belongs to somebody. */
@ApplicationScoped
class Scopes {
  private static final Sql USER_ID = Sql.of(Scopes.class, "user-id");
  private static final Sql USER_NAMES = Sql.of(Scopes.class, "user-names");

  @Inject private Database database;

  @Inject private Catalog catalog;

  /** All entries of the user with this name, or else this id; absent: there is no such user. */
  Optional<Scope> ofUser(String nameOrId) {
    return database
        .first(USER_ID, row -> row.getInt(1), arg("name", nameOrId))
        .map(id -> new Scope("user " + id + " (" + nameOrId + ")", entries(id), Optional.of(id)));
  }

  /** The names of those users of {@code ids} who exist, by their ids. */
  SortedMap<Integer, String> names(Collection<Integer> ids) {
    String list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    SortedMap<Integer, String> names = new TreeMap<>();
    database
        .all(USER_NAMES, row -> Map.entry(row.getInt(1), row.getString(2)), arg("ids", list))
        .forEach(user -> names.put(user.getKey(), user.getValue()));
    return names;
  }

  /** All entries of the user with this id, whether or not there is such a user. */
  Scope ofUser(int id) {
    return new Scope("user " + id, entries(id), Optional.of(id));
  }

  /** In every cache the user's id is the first part of a key, and may be the only one. */
  private Selection entries(int id) {
    Set<String> whole =
        catalog.policies().keySet().stream()
            .map(cache -> cache + ":" + id)
            .collect(Collectors.toSet());
    return new Selection.Named(
        whole, whole.stream().map(key -> key + ":").collect(Collectors.toSet()));
  }
}
