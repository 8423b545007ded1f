package io.fastnpc.cache.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Stops the deployment when a cache annotation makes no sense, before the first call meets it. */
public class CacheAnnotationCheck implements Extension {
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
        CachedMethod.of(method);
      }
      if (method.getAnnotationsByType(RedisEvict.class).length > 0) {
        EvictingMethod.of(method);
      }
    } catch (IllegalArgumentException mistake) {
      mistakes.add(mistake);
    }
  }

  void report(@Observes AfterDeploymentValidation deployment) {
    mistakes.forEach(deployment::addDeploymentProblem);
  }
}
