package io.fastnpc.cache.cdi;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one part of an evicted key comes from. */
sealed interface KeyPart permits KeyParameter, KeyPart.Constant, KeyPart.OfResult {
  /**
   * What the part is in one call; none: no key. @throws IllegalArgumentException if there is a null
   */
  Collection<?> values(@Nullable Object[] arguments, @Nullable Object result);

  /** What the part is in every call. */
  KeyShape.Part shape();

  /** A word of the annotation itself. */
  record Constant(String text) implements KeyPart {
    @Override
    public Collection<?> values(@Nullable Object[] arguments, @Nullable Object result) {
      return List.of(text);
    }

    @Override
    public KeyShape.Part shape() {
      return new KeyShape.Word(text);
    }
  }

  /** A component of the result. */
  record OfResult(String name, String kind) implements KeyPart {
    @Override
    public Collection<?> values(@Nullable Object[] arguments, @Nullable Object result) {
      return ResultParts.values(result, name);
    }

    @Override
    public KeyShape.Part shape() {
      return new KeyShape.Value(name, kind);
    }
  }
}
