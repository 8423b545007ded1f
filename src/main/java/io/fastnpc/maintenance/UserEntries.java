package io.fastnpc.maintenance;

import io.fastnpc.audit.Actor;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.Inspection;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Selection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is cached of one user, found by the keys that it would have: no walk through Redis. Every
 * method throws {@link StoreUnavailable} if Redis did not answer.
 */
@ApplicationScoped
public class UserEntries {
  private static final List<String> OF_A_USER = List.of("account", "user_settings", "char_list");
  private static final List<String> OF_A_CHARACTER = List.of("char_id", "char_profile");

  @Inject private CacheAdministration administration;

  @Inject private CacheControls controls;

  /** What there is of the user without their characters, also the keys that hold nothing. */
  public List<Holding> ofUser(int userId) throws StoreUnavailable {
    return look(OF_A_USER.stream().map(cache -> Key.of(cache, userId)));
  }

  /** What there is of the user's character with this name, also the keys that hold nothing. */
  public List<Holding> ofCharacter(int userId, String name) throws StoreUnavailable {
    return look(keys(userId, name));
  }

  private static Stream<Key> keys(int userId, String name) {
    return OF_A_CHARACTER.stream().map(cache -> Key.of(cache, userId, name));
  }

  private List<Holding> look(Stream<Key> keys) throws StoreUnavailable {
    List<Holding> found = new ArrayList<>();
    for (Key key : keys.toList()) {
      Inspection held = administration.look(key);
      found.add(new Holding(key.logical(), held.state(), held.ttl(), held.bytes()));
    }
    return found;
  }

  /** Clears the entries of one character; returns how many values were removed. */
  public long clear(Actor who, int userId, String name) throws StoreUnavailable {
    Set<String> logical = keys(userId, name).map(Key::logical).collect(Collectors.toSet());
    Selection entries = new Selection.Named(logical, Set.of());
    String called = "character of user " + userId + " (" + name + ")";
    Scope scope = new Scope(called, entries, Optional.of(userId));
    return controls.clear(who, scope, Progress.UNWATCHED);
  }
}
