package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.administration.Catalog;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stops the deployment when a cache annotation makes no sense, before the first call meets it. */
public class CacheAnnotationCheck implements Extension {
  private final SortedMap<String, Policy> policies = new TreeMap<>();
  private final List<IllegalArgumentException> mistakes = new ArrayList<>();

  void check(
      @Observes @WithAnnotations({RedisCached.class, RedisEvict.class, RedisEvict.All.class})
          ProcessAnnotatedType<?> type) {
    for (AnnotatedMethod<?> method : type.getAnnotatedType().getMethods()) {
      check(method.getJavaMember());
    }
  }

  private void check(Method method) {
    try {
      if (method.isAnnotationPresent(RedisCached.class)) {
        CachedMethod plan = CachedMethod.of(method);
        policies.put(plan.cache(), plan.policy());
      }
      if (method.getAnnotationsByType(RedisEvict.class).length > 0) {
        EvictingMethod.of(method);
      }
    } catch (IllegalArgumentException mistake) {
      mistakes.add(mistake);
    }
  }

  /** The caches that the annotations have named. */
  Catalog catalog() {
    return new Catalog(policies);
  }

  void report(@Observes AfterDeploymentValidation deployment) {
    mistakes.forEach(deployment::addDeploymentProblem);
  }
}
