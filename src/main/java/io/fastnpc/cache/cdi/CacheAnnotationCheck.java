package io.fastnpc.cache.cdi;

import io.fastnpc.cache.administration.Catalog;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stops the deployment when a cache annotation makes no sense, before the first call meets it. */
public class CacheAnnotationCheck implements Extension {
  private static final List<Class<? extends Annotation>> OURS =
      List.of(RedisCached.class, RedisEvict.class, RedisEvict.All.class, RedisReadAhead.class);

  private final Declarations declarations = new Declarations();
  private final List<IllegalArgumentException> mistakes = new ArrayList<>();

  /** Session beans are looked at even if they only inherit an annotated method. */
  void check(
      @Observes
          @WithAnnotations({
            RedisCached.class,
            RedisEvict.class,
            RedisEvict.All.class,
            RedisReadAhead.class,
            CacheKey.class,
            Stateless.class,
            Stateful.class,
            Singleton.class
          })
          ProcessAnnotatedType<?> type) {
    check(type.getAnnotatedType().getJavaClass());
  }

  /** Looks at the annotations of {@code type} and of what it inherits. */
  void check(Class<?> type) {
    if (!type.isAnnotationPresent(Interceptor.class)) {
      annotation(type)
          .ifPresent(
              annotation ->
                  mistakes.add(
                      new IllegalArgumentException(
                          type.getName()
                              + ": "
                              + annotation
                              + " is for methods; move it from the class to each of them")));
      for (Method method : type.getDeclaredMethods()) {
        collect(() -> check(method));
      }
      inherited(type)
          .flatMap(ancestor -> Stream.of(ancestor.getDeclaredMethods()))
          .forEach(method -> collect(() -> checkInherited(type, method)));
    }
  }

  private void collect(Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException mistake) {
      mistakes.add(mistake);
    }
  }

  private void check(Method method) {
    boolean reads = method.isAnnotationPresent(RedisCached.class);
    boolean writes =
        method.isAnnotationPresent(RedisEvict.class)
            || method.isAnnotationPresent(RedisEvict.All.class);
    boolean readsAhead = method.isAnnotationPresent(RedisReadAhead.class);
    if (reads && writes) {
      throw new Declaration(method)
          .mistake("a method reads (@RedisCached) or writes (@RedisEvict); make two of it");
    }
    if (readsAhead && (reads || writes)) {
      throw new Declaration(method)
          .mistake("@RedisReadAhead is for a method that calls cached ones; make two of it");
    }
    if (readsAhead) {
      declarations.addReadingAhead(method);
    } else if (reads) {
      declarations.addCached(method);
    } else if (writes) {
      declarations.addEvicting(method);
    } else {
      requireNothing(method);
    }
  }

  private static void requireNothing(Method method) {
    annotation(method)
        .ifPresent(
            annotation -> {
              throw new Declaration(method)
                  .mistake(annotation + " stands on another annotation; write it on the method");
            });
    if (Stream.of(method.getParameters())
        .anyMatch(parameter -> parameter.isAnnotationPresent(CacheKey.class))) {
      throw new Declaration(method)
          .mistake(
              "@CacheKey has no effect without @RedisCached, @RedisEvict or @RedisReadAhead; add one");
    }
  }

  private static void checkInherited(Class<?> type, Method method) {
    annotation(method)
        .ifPresent(
            annotation -> {
              throw new Declaration(method)
                  .mistake(
                      annotation
                          + " is not inherited; declare the method, annotated, in "
                          + type.getName());
            });
  }

  /** All superclasses and interfaces of {@code type}, without the type itself. */
  private static Stream<Class<?>> inherited(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
        .forEach(
            ancestor -> {
              found.add(ancestor);
              inherited(ancestor).forEach(found::add);
            });
    return found.stream();
  }

  /** Our annotation that stands on {@code element}, or on an annotation that does. */
  private static Optional<String> annotation(AnnotatedElement element) {
    return Stream.of(element.getAnnotations())
        .flatMap(
            present ->
                Stream.concat(
                    Stream.of(present), Stream.of(present.annotationType().getAnnotations())))
        .map(Annotation::annotationType)
        .filter(OURS::contains)
        .map(annotation -> annotation == RedisEvict.All.class ? RedisEvict.class : annotation)
        .map(annotation -> "@" + annotation.getSimpleName())
        .findFirst();
  }

  /** The caches that the annotations have named. */
  Catalog catalog() {
    return declarations.catalog();
  }

  /** What is wrong with the annotations that have been looked at; each names its place. */
  List<IllegalArgumentException> mistakes() {
    // An eviction of a mistaken method's cache is none itself.
    return mistakes.isEmpty() ? declarations.mistakes() : List.copyOf(mistakes);
  }

  void report(@Observes AfterDeploymentValidation deployment) {
    mistakes().forEach(deployment::addDeploymentProblem);
  }
}
