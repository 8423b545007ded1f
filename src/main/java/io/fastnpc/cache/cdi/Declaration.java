package io.fastnpc.cache.cdi;

import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the annotations of one method say; mistakes name the method and the cure. */
final class Declaration {
  /** Excludes the characters that separate the parts of a key. */
  private static final Pattern CACHE_NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final Method method;

  Declaration(Method method) {
    this.method = method;
  }

  IllegalArgumentException mistake(String cure) {
    return new IllegalArgumentException(
        method.getDeclaringClass().getName() + "." + method.getName() + ": " + cure);
  }

  String cache(String name) {
    if (!CACHE_NAME.matcher(name).matches()) {
      throw mistake(
          "the cache needs a name of lower-case letters, digits and _, not \"" + name + "\"");
    }
    return name;
  }

  Optional<Duration> duration(String attribute, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException unreadable) {
      throw mistake(attribute + " must be an ISO-8601 duration such as PT5M, not " + text);
    }
  }

  /** The positions of the {@link CacheKey} parameters by name, in order. */
  Map<String, Integer> keyParameters() {
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (int i = 0; i < method.getParameterCount(); i++) {
      CacheKey part = method.getParameters()[i].getAnnotation(CacheKey.class);
      if (part != null && positions.put(part.value(), i) != null) {
        throw mistake("two parameters are @CacheKey(\"" + part.value() + "\"); rename one");
      }
    }
    return positions;
  }

  /** A cached read must not begin a transaction: inside one it would never be cached. */
  void requireNoOwnTransaction() {
    transaction()
        .filter(type -> type != TransactionAttributeType.SUPPORTS)
        .filter(type -> type != TransactionAttributeType.NOT_SUPPORTED)
        .ifPresent(
            type -> {
              throw mistake("a @RedisCached method needs @TransactionAttribute(SUPPORTS)");
            });
  }

  /** An evicting write must be in a transaction, whose commit it is fenced around. */
  void requireTransaction() {
    transaction()
        .filter(type -> type != TransactionAttributeType.REQUIRED)
        .filter(type -> type != TransactionAttributeType.REQUIRES_NEW)
        .filter(type -> type != TransactionAttributeType.MANDATORY)
        .ifPresent(
            type -> {
              throw mistake("a @RedisEvict method needs @TransactionAttribute(REQUIRED)");
            });
  }

  /** How the container treats the method; absent: it is not a method of an EJB. */
  private Optional<TransactionAttributeType> transaction() {
    Class<?> bean = method.getDeclaringClass();
    boolean ejb =
        bean.isAnnotationPresent(Stateless.class)
            || bean.isAnnotationPresent(Stateful.class)
            || bean.isAnnotationPresent(Singleton.class);
    if (!ejb) {
      return Optional.empty();
    }
    TransactionAttribute attribute = method.getAnnotation(TransactionAttribute.class);
    if (attribute == null) {
      attribute = bean.getAnnotation(TransactionAttribute.class);
    }
    return Optional.of(attribute == null ? TransactionAttributeType.REQUIRED : attribute.value());
  }
}
