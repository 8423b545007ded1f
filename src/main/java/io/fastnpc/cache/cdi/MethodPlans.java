package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Loader;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counters;
import io.fastnpc.cache.statistics.Statistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The plans of the annotated methods, each made once. */
@ApplicationScoped
class MethodPlans {
  /**
   * What is known of a cached method.
   *
   * @param method how its calls become look-ups
   * @param emptyIsOversized whether a load without a value is one of a value that is too large
   * @param counters those of its cache
   */
  record Plan(CachedMethod method, boolean emptyIsOversized, Counters counters) {
    /** {@code loader}, with values that are too large counted. */
    Loader<Object> counting(Loader<Object> loader) {
      if (!emptyIsOversized) {
        return loader;
      }
      return () -> {
        Optional<Object> value = loader.load();
        if (value.isEmpty()) {
          counters.add(Count.OVERSIZED);
        }
        return value;
      };
    }
  }

  @Inject private Statistics statistics;

  private final Map<Method, Plan> cached = new ConcurrentHashMap<>();
  private final Map<Method, EvictingMethod> evicting = new ConcurrentHashMap<>();
  private final Map<Method, ReadingAheadMethod> readingAhead = new ConcurrentHashMap<>();

  ReadingAheadMethod readingAhead(Method method) {
    ReadingAheadMethod plan = readingAhead.get(method);
    return plan != null ? plan : readingAhead.computeIfAbsent(method, ReadingAheadMethod::of);
  }

  Plan cached(Method method) {
    Plan plan = cached.get(method);
    return plan != null ? plan : cached.computeIfAbsent(method, this::plan);
  }

  private Plan plan(Method method) {
    CachedMethod plan = CachedMethod.of(method);
    boolean emptyIsOversized = method.getAnnotation(RedisCached.class).emptyIsOversized();
    return new Plan(plan, emptyIsOversized, statistics.of(plan.cache()));
  }

  EvictingMethod evicting(Method method) {
    return evicting.computeIfAbsent(method, EvictingMethod::of);
  }
}
