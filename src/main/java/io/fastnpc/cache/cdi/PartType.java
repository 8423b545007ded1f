package io.fastnpc.cache.cdi;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which Java types can be part of a key, and how their values are written there.
 *
 * <p>Values are equal exactly if they are written the same: so no lists, whose order would count,
 * and no fractions. A record of one component is written as that component, so that a name is the
 * same part whether it comes as a text or as a type of its own.
 */
final class PartType {
  /** The kind of whole numbers of any size. */
  static final String WHOLE_NUMBER = "whole number";

  private static final String TEXT = "text";

  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(
          byte.class,
          Byte.class,
          short.class,
          Short.class,
          int.class,
          Integer.class,
          long.class,
          Long.class);

  private static final ClassValue<Method> ONLY_COMPONENT =
      new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> record) {
          Method accessor = record.getRecordComponents()[0].getAccessor();
          accessor.setAccessible(true);
          return accessor;
        }
      };

  private PartType() {}

  /**
   * What values of {@code type} are in a key, in a word or two; absent if they cannot be in one.
   */
  static Optional<String> kind(Type type) {
    if (!(type instanceof Class<?> simple)) {
      return Optional.empty();
    }
    if (simple.isRecord() && simple.getRecordComponents().length == 1) {
      Type component = simple.getRecordComponents()[0].getGenericType();
      return component instanceof Class<?> inner && inner.isRecord()
          ? Optional.empty()
          : kind(component);
    }
    if (WHOLE_NUMBERS.contains(simple)) {
      return Optional.of(WHOLE_NUMBER);
    }
    if (simple == String.class) {
      return Optional.of(TEXT);
    }
    return simple.isEnum()
            || simple == UUID.class
            || simple == boolean.class
            || simple == Boolean.class
        ? Optional.of(simple.getSimpleName())
        : Optional.empty();
  }

  /** The type of the elements, where {@code type} is that of a collection; else the type itself. */
  static Type element(Type type) {
    return type instanceof ParameterizedType several
            && several.getRawType() instanceof Class<?> raw
            && Collection.class.isAssignableFrom(raw)
            && several.getActualTypeArguments().length == 1
        ? several.getActualTypeArguments()[0]
        : type;
  }

  /** What stands in the key for {@code value}, which is of a type that has a kind. */
  static Object written(Object value) {
    if (!(value instanceof Record)) {
      return value instanceof Enum<?> constant ? constant.name() : value;
    }
    try {
      return written(ONLY_COMPONENT.get(value.getClass()).invoke(value));
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("cannot read " + value.getClass(), failure);
    }
  }
}
