package io.fastnpc.cache.cdi;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one part of an evicted key comes from. */
sealed interface KeyPart {
  /** What the part is in one call; none: no key. */
  Collection<?> values(Object[] arguments, @Nullable Object result);

  /** A word of the annotation itself. */
  record Constant(String text) implements KeyPart {
    @Override
    public Collection<?> values(Object[] arguments, @Nullable Object result) {
      return List.of(text);
    }
  }

  /** An argument of the call. */
  record Argument(int position) implements KeyPart {
    @Override
    public Collection<?> values(Object[] arguments, @Nullable Object result) {
      return List.of(arguments[position]);
    }
  }

  /** A component of the result. */
  record OfResult(String name) implements KeyPart {
    @Override
    public Collection<?> values(Object[] arguments, @Nullable Object result) {
      return ResultParts.values(result, name);
    }
  }
}
