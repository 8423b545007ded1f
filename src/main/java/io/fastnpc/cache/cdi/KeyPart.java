package io.fastnpc.cache.cdi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where one part of a key comes from that is evicted or read ahead. */
sealed interface KeyPart permits KeyParameter, KeyPart.Constant, KeyPart.OfResult {
  /**
   * What the part is in one call; none: no key. @throws IllegalArgumentException if there is a null
   */
  Collection<?> values(@Nullable Object[] arguments, @Nullable Object result);

  /** What the part is in every call. */
  KeyShape.Part shape();

  /** The part that an annotation calls {@code name}. */
  static KeyPart of(
      String name,
      Map<String, KeyParameter> parameters,
      ResultParts result,
      Declaration declaration) {
    if (name.length() > 1 && name.startsWith("'") && name.endsWith("'")) {
      return new Constant(declaration.word(name.substring(1, name.length() - 1)));
    }
    KeyParameter parameter = parameters.get(name);
    String ofResult = result.kinds().get(name);
    if (parameter != null && ofResult != null) {
      throw declaration.mistake(
          "a parameter and a component of the result are @CacheKey(\"" + name + "\"); rename one");
    }
    if (parameter != null) {
      return parameter;
    }
    if (ofResult != null) {
      return new OfResult(name, ofResult);
    }
    throw declaration.mistake(
        "no parameter and no component of the result is @CacheKey(\"" + name + "\"); add one");
  }

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
