package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.administration.Catalog;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of the application that are cached, evict or read ahead, held against each other.
 *
 * <p>An eviction that misses the entries it is meant for leaves them stale without a word; so one
 * that no cached method matches is a mistake.
 */
final class Declarations {
  private final Map<Method, CachedMethod> cached = new LinkedHashMap<>();
  private final Map<Method, EvictingMethod> evicting = new LinkedHashMap<>();
  private final Map<Method, ReadingAheadMethod> readingAhead = new LinkedHashMap<>();

  /** Adds a method. @throws IllegalArgumentException if its annotations make no sense */
  void addCached(Method method) {
    CachedMethod added = CachedMethod.of(method);
    cached.forEach((other, known) -> requireApart(method, added, other, known));
    cached.put(method, added);
  }

  /** Adds a method. @throws IllegalArgumentException if its annotations make no sense */
  void addEvicting(Method method) {
    evicting.put(method, EvictingMethod.of(method));
  }

  /** Adds a method. @throws IllegalArgumentException if its annotations make no sense */
  void addReadingAhead(Method method) {
    readingAhead.put(method, ReadingAheadMethod.of(method));
  }

  /** Two methods that fill one entry would answer each other's values. */
  private static void requireApart(
      Method method, CachedMethod added, Method other, CachedMethod known) {
    if (!added.cache().equals(known.cache()) || method.equals(other)) {
      return;
    }
    String its = new Declaration(other).name();
    if (added.shape().overlaps(known.shape())) {
      throw new Declaration(method)
          .mistake(
              "its keys "
                  + added.shape()
                  + " can be those of "
                  + its
                  + "; give it a cache of its own, or a constant key");
    }
    if (!added.policy().ttl().equals(known.policy().ttl())) {
      throw new Declaration(method)
          .mistake(
              "the cache \"" + added.cache() + "\" has another ttl at " + its + "; give it one");
    }
  }

  /**
   * The evictions that evict nothing, or something else, and what is read ahead in vain; to be
   * asked when all are added.
   */
  List<IllegalArgumentException> mistakes() {
    List<IllegalArgumentException> mistakes = new ArrayList<>();
    evicting.forEach(
        (method, plan) ->
            plan.evictions().stream()
                .filter(eviction -> !matches(eviction))
                .map(eviction -> new Declaration(method).mistake(cure(eviction)))
                .forEach(mistakes::add));
    readingAhead.forEach(
        (method, plan) ->
            plan.patterns().stream()
                .map(ReadingAheadMethod.Pattern::shape)
                .filter(shape -> shapes().noneMatch(shape::names))
                .map(
                    shape ->
                        new Declaration(method)
                            .mistake(cure("reads ahead", shape, "exactly these parts in order")))
                .forEach(mistakes::add));
    return mistakes;
  }

  /** The caches that the methods fill. */
  Catalog catalog() {
    SortedMap<String, Policy> policies = new TreeMap<>();
    cached.values().forEach(plan -> policies.put(plan.cache(), plan.policy()));
    return new Catalog(policies, shapes().map(KeyShape::form).distinct().toList());
  }

  private Stream<KeyShape> shapes() {
    return cached.values().stream().map(CachedMethod::shape);
  }

  private boolean matches(EvictingMethod.Eviction eviction) {
    KeyShape shape = eviction.shape();
    return shapes()
        .anyMatch(known -> eviction.beginning() ? shape.sweeps(known) : shape.names(known));
  }

  private String cure(EvictingMethod.Eviction eviction) {
    return eviction.beginning()
        ? cure("sweeps what begins with", eviction.shape(), "only the first of these parts")
        : cure("evicts", eviction.shape(), "exactly these parts in order");
  }

  private String cure(String does, KeyShape shape, String wanted) {
    String keys =
        shapes()
            .filter(known -> known.cache().equals(shape.cache()))
            .map(KeyShape::toString)
            .collect(Collectors.joining(" and "));
    if (keys.isEmpty()) {
      return "no @RedisCached method fills the cache \""
          + shape.cache()
          + "\"; name one of "
          + catalog().policies().keySet();
    }
    return "it "
        + does
        + " "
        + shape
        + ", but the keys of this cache are "
        + keys
        + "; give "
        + wanted;
  }
}
