package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Key;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a call of a {@link RedisEvict} method makes stale.
 *
 * @param evictions in the order of the annotations
 */
record EvictingMethod(List<Eviction> evictions) {
  /** One annotation. */
  record Eviction(String cache, List<KeyPart> parts, boolean beginning) {}

  /** Reads the annotations. @throws IllegalArgumentException if they make no sense */
  static EvictingMethod of(Method method) {
    Declaration declaration = new Declaration(method);
    declaration.requireTransaction();
    Map<String, Integer> parameters = declaration.keyParameters();
    ResultParts result = ResultParts.of(method.getGenericReturnType());
    List<Eviction> evictions = new ArrayList<>();
    for (RedisEvict evict : method.getAnnotationsByType(RedisEvict.class)) {
      Collection<String> names =
          evict.key().length == 0 ? parameters.keySet() : List.of(evict.key());
      if (names.isEmpty()) {
        throw declaration.mistake("the evicted key needs a part: @CacheKey or key = {…}");
      }
      evictions.add(
          new Eviction(
              declaration.cache(evict.cache()),
              names.stream().map(name -> part(name, parameters, result, declaration)).toList(),
              evict.beginning()));
    }
    return new EvictingMethod(List.copyOf(evictions));
  }

  private static KeyPart part(
      String name, Map<String, Integer> parameters, ResultParts result, Declaration declaration) {
    if (name.length() > 1 && name.startsWith("'") && name.endsWith("'")) {
      return new KeyPart.Constant(name.substring(1, name.length() - 1));
    }
    Integer position = parameters.get(name);
    if (position != null) {
      return new KeyPart.Argument(position);
    }
    if (result.names().contains(name)) {
      return new KeyPart.OfResult(name);
    }
    throw declaration.mistake(
        "no parameter and no component of the result is @CacheKey(\"" + name + "\"); add one");
  }

  /** The keys that a call with these arguments and this result makes stale. */
  List<Key> keys(Object[] arguments, @Nullable Object result) {
    return evictions.stream()
        .filter(eviction -> !eviction.beginning)
        .flatMap(eviction -> keys(eviction, arguments, result))
        .toList();
  }

  /** How the logical keys begin that a call with this result leaves without a purpose. */
  List<String> beginnings(Object[] arguments, @Nullable Object result) {
    return evictions.stream()
        .filter(Eviction::beginning)
        .flatMap(eviction -> keys(eviction, arguments, result))
        .map(beginning -> beginning.logical() + ":")
        .toList();
  }

  private static Stream<Key> keys(Eviction eviction, Object[] arguments, @Nullable Object result) {
    List<List<Object>> prefixes = List.of(List.of());
    for (KeyPart part : eviction.parts) {
      List<List<Object>> longer = new ArrayList<>();
      for (Object value : part.values(arguments, result)) {
        prefixes.forEach(
            prefix -> longer.add(Stream.concat(prefix.stream(), Stream.of(value)).toList()));
      }
      prefixes = longer;
    }
    return prefixes.stream().map(parts -> Key.of(eviction.cache, parts));
  }
}
