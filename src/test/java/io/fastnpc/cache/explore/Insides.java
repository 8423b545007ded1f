package io.fastnpc.cache.explore;

import io.fastnpc.cache.Cache;
import java.lang.reflect.Field;

/** What the parts of a worker's cache remember from one call to the next, beside statistics. */
final class Insides {
  private Insides() {}

  /** In one line, equal for caches that will behave alike. */
  static String of(Cache cache) {
    return ""
        + field(cache.trust(), "grant")
        + cache.trust().reason()
        + cache.circuit().isOpen()
        + field(field(cache.follower(), "suspensions"), "latest")
        + field(cache.follower(), "followed")
        + field(cache.follower(), "applied");
  }

  private static Object field(Object of, String name) {
    try {
      Field field = of.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return String.valueOf(field.get(of)).equals("null") ? "-" : field.get(of);
    } catch (ReflectiveOperationException renamed) {
      throw new IllegalStateException(of.getClass() + " has no " + name, renamed);
    }
  }
}
