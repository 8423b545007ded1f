package io.fastnpc.cache.cdi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@link CacheKey} components of what a method returns: a record, a sealed type of records, or
 * an {@code Optional} of either.
 *
 * @param names what the components are called
 */
record ResultParts(Set<String> names) {
  static ResultParts of(Type type) {
    Set<String> names = new HashSet<>();
    collect(type, names);
    return new ResultParts(Set.copyOf(names));
  }

  private static void collect(Type type, Set<String> names) {
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      collect(optional.getActualTypeArguments()[0], names);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      for (RecordComponent component : record.getRecordComponents()) {
        CacheKey part = component.getAnnotation(CacheKey.class);
        if (part != null) {
          names.add(part.value());
        }
      }
    } else if (type instanceof Class<?> sealed && sealed.isSealed()) {
      for (Class<?> outcome : sealed.getPermittedSubclasses()) {
        collect(outcome, names);
      }
    }
  }

  /** What {@code result} has under {@code name}: nothing, one thing, or the elements of several. */
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
        Object value = read(component, result);
        return value instanceof Collection<?> several ? several : List.of(value);
      }
    }
    return List.of();
  }

  private static Object read(RecordComponent component, Object result) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(result);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("cannot read " + component, failure);
    }
  }
}
