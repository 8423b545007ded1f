package io.fastnpc.cache.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The plans of the annotated methods, each made once. */
@ApplicationScoped
class MethodPlans {
  private final Map<Method, CachedMethod> cached = new ConcurrentHashMap<>();
  private final Map<Method, EvictingMethod> evicting = new ConcurrentHashMap<>();

  CachedMethod cached(Method method) {
    return cached.computeIfAbsent(method, CachedMethod::of);
  }

  EvictingMethod evicting(Method method) {
    return evicting.computeIfAbsent(method, EvictingMethod::of);
  }
}
