package io.fastnpc.cache.cdi;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the annotations of one method say; mistakes name the method and the cure. */
final class Declaration {
  /** Excludes the characters that separate the parts of a key. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

  /** The container calls such methods past the interceptors. */
  private static final List<Class<? extends Annotation>> CALLED_BY_CONTAINER =
      List.of(
          PostConstruct.class, PreDestroy.class, Schedule.class, Schedules.class, Timeout.class);

  private final Method method;

  Declaration(Method method) {
    this.method = method;
  }

  /** The method with its class, as mistakes name it. */
  String name() {
    return method.getDeclaringClass().getName() + "." + method.getName();
  }

  IllegalArgumentException mistake(String cure) {
    return new IllegalArgumentException(name() + ": " + cure);
  }

  String cache(String name) {
    if (!NAME.matcher(name).matches()) {
      throw mistake(
          "the cache needs a name of lower-case letters, digits and _, not \"" + name + "\"");
    }
    return name;
  }

  /** A part of the key that is the same in every call. */
  String word(String text) {
    if (!WORD.matcher(text).matches()) {
      throw mistake(
          "a constant part of a key needs letters, digits, _ and - only, not \"" + text + "\"");
    }
    return text;
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

  /** The {@link CacheKey} parameters by name, in order. */
  Map<String, KeyParameter> keyParameters() {
    Map<String, KeyParameter> parts = new LinkedHashMap<>();
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      CacheKey part = parameters[i].getAnnotation(CacheKey.class);
      if (part == null) {
        continue;
      }
      String name = partName(part);
      Type type = parameters[i].getParameterizedType();
      requireNotNull(name, parameters[i], parameters[i].getAnnotatedType());
      String kind = PartType.kind(type).orElseThrow(() -> unfit(name, type.getTypeName()));
      if (parts.put(name, new KeyParameter(name(), name, kind, i)) != null) {
        throw mistake("two parameters are @CacheKey(\"" + name + "\"); rename one");
      }
    }
    return parts;
  }

  /** The name of a part, checked. */
  String partName(CacheKey part) {
    if (!NAME.matcher(part.value()).matches()) {
      throw mistake(
          "@CacheKey needs a name of lower-case letters, digits and _, not \""
              + part.value()
              + "\"");
    }
    return part.value();
  }

  /** Refuses a part of a key that says of itself that it may be null. */
  void requireNotNull(String part, AnnotatedElement element, AnnotatedType type) {
    if (Stream.of(element.getAnnotations(), type.getAnnotations())
        .flatMap(Stream::of)
        .anyMatch(mark -> mark.annotationType().getSimpleName().equals("Nullable"))) {
      throw mistake("@CacheKey(\"" + part + "\") may be null; take @Nullable away");
    }
  }

  /** A part of a key is of a type that cannot be one. */
  IllegalArgumentException unfit(String part, String type) {
    return mistake(
        "@CacheKey(\""
            + part
            + "\") cannot be a "
            + type
            + "; use a whole number, a String, an enum, a UUID, a boolean,"
            + " or a record of one of these");
  }

  /** Refuses what the container would call without any interceptor, or not at all. */
  void requireIntercepted(String annotation) {
    Class<?> bean = method.getDeclaringClass();
    if (!bean.isAnnotationPresent(Stateless.class)) {
      throw mistake(annotation + " needs a method of a @Stateless class; move it to one");
    }
    TransactionManagement management = bean.getAnnotation(TransactionManagement.class);
    if (management != null && management.value() != TransactionManagementType.CONTAINER) {
      throw mistake(annotation + " needs @TransactionManagement(CONTAINER); take BEAN away");
    }
    int modifiers = method.getModifiers();
    if (!Modifier.isPublic(modifiers)
        || Modifier.isStatic(modifiers)
        || Modifier.isFinal(modifiers)) {
      throw mistake(annotation + " needs a method that is public, not static and not final");
    }
    if (method.isBridge()) {
      throw mistake(
          annotation + " needs the types that the interface declares; declare exactly those");
    }
    CALLED_BY_CONTAINER.stream()
        .filter(method::isAnnotationPresent)
        .findFirst()
        .ifPresent(
            caller -> {
              throw mistake(
                  annotation
                      + " has no effect with @"
                      + caller.getSimpleName()
                      + "; call a method of another bean from there");
            });
  }

  /** A read must not begin a transaction, nor leave the one that it is called in. */
  void requireNoOwnTransaction(String annotation) {
    if (transaction() != TransactionAttributeType.SUPPORTS) {
      throw mistake("a " + annotation + " method needs @TransactionAttribute(SUPPORTS)");
    }
  }

  /** An evicting write must be in a transaction, whose commit it is fenced around. */
  void requireTransaction() {
    if (!Set.of(
            TransactionAttributeType.REQUIRED,
            TransactionAttributeType.REQUIRES_NEW,
            TransactionAttributeType.MANDATORY)
        .contains(transaction())) {
      throw mistake("a @RedisEvict method needs @TransactionAttribute(REQUIRED)");
    }
  }

  private TransactionAttributeType transaction() {
    TransactionAttribute attribute = method.getAnnotation(TransactionAttribute.class);
    if (attribute == null) {
      attribute = method.getDeclaringClass().getAnnotation(TransactionAttribute.class);
    }
    return attribute == null ? TransactionAttributeType.REQUIRED : attribute.value();
  }
}
