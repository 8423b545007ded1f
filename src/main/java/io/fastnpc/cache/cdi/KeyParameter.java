package io.fastnpc.cache.cdi;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter with {@link CacheKey}.
 *
 * @param method the method's full name
 * @param name the name of the part
 * @param kind what the part is, see {@link PartType#kind}
 * @param position the position among the parameters, from 0
 */
record KeyParameter(String method, String name, String kind, int position) implements KeyPart {
  /** What stands in the key. @throws IllegalArgumentException if the argument is null */
  Object of(@Nullable Object[] arguments) {
    Object argument = arguments[position];
    if (argument == null) {
      throw new IllegalArgumentException(
          method + ": @CacheKey(\"" + name + "\") is null; pass a value, or do not call");
    }
    return PartType.written(argument);
  }

  @Override
  public Collection<?> values(@Nullable Object[] arguments, @Nullable Object result) {
    return List.of(of(arguments));
  }

  @Override
  public KeyShape.Part shape() {
    return new KeyShape.Value(name, kind);
  }
}
