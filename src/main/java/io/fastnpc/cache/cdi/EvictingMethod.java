package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Key;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a call of a {@link RedisEvict} method makes stale.
 *
 * @param evictions in the order of the annotations
 */
record EvictingMethod(List<Eviction> evictions) {
  /** One annotation. */
  record Eviction(String cache, List<KeyPart> parts, boolean beginning) {
    /** What the keys have in common. */
    KeyShape shape() {
      return new KeyShape(cache, parts.stream().map(KeyPart::shape).toList());
    }
  }

  /** Reads the annotations. @throws IllegalArgumentException if they make no sense */
  static EvictingMethod of(Method method) {
    Declaration declaration = new Declaration(method);
    declaration.requireIntercepted("@RedisEvict");
    declaration.requireTransaction();
    Map<String, KeyParameter> parameters = declaration.keyParameters();
    ResultParts result = ResultParts.of(method.getGenericReturnType(), declaration);
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
              names.stream()
                  .map(name -> KeyPart.of(name, parameters, result, declaration))
                  .toList(),
              evict.beginning()));
    }
    if (evictions.isEmpty()) {
      throw declaration.mistake("@RedisEvict.All is empty; add a @RedisEvict or take it away");
    }
    requireUsed(declaration, parameters, result, evictions);
    return new EvictingMethod(List.copyOf(evictions));
  }

  /** A part that no key uses is an eviction that was forgotten, or a mark that was. */
  private static void requireUsed(
      Declaration declaration,
      Map<String, KeyParameter> parameters,
      ResultParts result,
      List<Eviction> evictions) {
    Set<KeyShape.Part> used =
        evictions.stream()
            .flatMap(eviction -> eviction.shape().parts().stream())
            .collect(Collectors.toSet());
    Stream.concat(
            parameters.values().stream().map(KeyParameter::shape),
            result.kinds().entrySet().stream()
                .map(part -> new KeyShape.Value(part.getKey(), part.getValue())))
        .filter(part -> !used.contains(part))
        .findFirst()
        .ifPresent(
            part -> {
              throw declaration.mistake(
                  "no evicted key has the part "
                      + part
                      + "; name it in key = {…}, or take its @CacheKey away");
            });
  }

  /** The keys that a call with these arguments and this result makes stale. */
  List<Key> keys(@Nullable Object[] arguments, @Nullable Object result) {
    return evictions.stream()
        .filter(eviction -> !eviction.beginning)
        .flatMap(eviction -> keys(eviction, arguments, result))
        .toList();
  }

  /** The beginnings of the logical keys that have no purpose after a call with this result. */
  List<String> beginnings(@Nullable Object[] arguments, @Nullable Object result) {
    return evictions.stream()
        .filter(Eviction::beginning)
        .flatMap(eviction -> keys(eviction, arguments, result))
        .map(beginning -> beginning.logical() + ":")
        .toList();
  }

  private static Stream<Key> keys(
      Eviction eviction, @Nullable Object[] arguments, @Nullable Object result) {
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
