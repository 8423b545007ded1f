package io.fastnpc.cache.cdi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@link CacheKey} components of what a method returns: a record, a sealed type of records, or
 * an {@code Optional} of either.
 *
 * @param kinds what the components are, see {@link PartType#kind}, by their names
 */
record ResultParts(Map<String, String> kinds) {
  /** Those of a result that has none. */
  static final ResultParts NONE = new ResultParts(Map.of());

  /** Reads the annotations. @throws IllegalArgumentException if they make no sense */
  static ResultParts of(Type type, Declaration declaration) {
    Map<String, String> kinds = new TreeMap<>();
    collect(type, declaration, kinds);
    return new ResultParts(Map.copyOf(kinds));
  }

  private static void collect(Type type, Declaration declaration, Map<String, String> kinds) {
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      collect(optional.getActualTypeArguments()[0], declaration, kinds);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      Set<String> ofThisRecord = new HashSet<>();
      for (RecordComponent component : record.getRecordComponents()) {
        CacheKey part = component.getAnnotation(CacheKey.class);
        if (part == null) {
          continue;
        }
        String kind = kind(component, part, declaration);
        if (!ofThisRecord.add(part.value())
            || !kind.equals(kinds.getOrDefault(part.value(), kind))) {
          throw declaration.mistake(
              "two components of the result are @CacheKey(\"" + part.value() + "\"); rename one");
        }
        kinds.put(part.value(), kind);
      }
    } else if (type instanceof Class<?> sealed && sealed.isSealed()) {
      for (Class<?> outcome : sealed.getPermittedSubclasses()) {
        collect(outcome, declaration, kinds);
      }
    }
  }

  private static String kind(RecordComponent component, CacheKey part, Declaration declaration) {
    String name = declaration.partName(part);
    declaration.requireNotNull(name, component, component.getAnnotatedType());
    return PartType.kind(PartType.element(component.getGenericType()))
        .orElseThrow(() -> declaration.unfit(name, component.getGenericType().getTypeName()));
  }

  /**
   * What {@code result} has under {@code name}: nothing, one thing, or the elements of several.
   *
   * @throws IllegalArgumentException if there is a null among them
   */
  static Collection<?> values(@Nullable Object result, String name) {
    if (result instanceof Optional<?> optional) {
      return values(optional.orElse(null), name);
    }
    if (result == null || !result.getClass().isRecord()) {
      return List.of();
    }
    for (RecordComponent component : result.getClass().getRecordComponents()) {
      CacheKey part = component.getAnnotation(CacheKey.class);
      if (part != null && part.value().equals(name)) {
        return written(component, read(component, result));
      }
    }
    return List.of();
  }

  private static Collection<?> written(RecordComponent component, @Nullable Object value) {
    Collection<?> values =
        value instanceof Collection<?> several ? several : Collections.singleton(value);
    if (values.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          component.getDeclaringRecord().getName()
              + "."
              + component.getName()
              + " is null or holds a null, and is part of a key; return a value");
    }
    return values.stream().map(PartType::written).toList();
  }

  private static @Nullable Object read(RecordComponent component, Object result) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(result);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("cannot read " + component, failure);
    }
  }
}
