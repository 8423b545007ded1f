package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Key;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a call of a {@link RedisReadAhead} method is about to read.
 *
 * @param patterns in the order of the annotation
 */
record ReadingAheadMethod(List<Pattern> patterns) {
  /** What stands for one key. */
  record Pattern(String cache, List<KeyPart> parts) {
    /** What the keys have in common. */
    KeyShape shape() {
      return new KeyShape(cache, parts.stream().map(KeyPart::shape).toList());
    }

    private Key key(@Nullable Object[] arguments) {
      List<Object> values = new ArrayList<>(parts.size());
      parts.forEach(part -> values.addAll(part.values(arguments, null)));
      return Key.of(cache, values);
    }
  }

  /** Reads the annotation. @throws IllegalArgumentException if it makes no sense */
  static ReadingAheadMethod of(Method method) {
    Declaration declaration = new Declaration(method);
    declaration.requireIntercepted("@RedisReadAhead");
    declaration.requireNoOwnTransaction("@RedisReadAhead");
    List<Pattern> patterns =
        Arrays.stream(method.getAnnotation(RedisReadAhead.class).value())
            .map(text -> pattern(text, declaration))
            .toList();
    if (patterns.size() < 2) {
      throw declaration.mistake("@RedisReadAhead is for several keys; name them, or take it away");
    }
    return new ReadingAheadMethod(patterns);
  }

  private static Pattern pattern(String text, Declaration declaration) {
    List<String> words = List.of(text.split(":"));
    if (words.size() < 2) {
      throw declaration.mistake("\"" + text + "\" needs a part after the cache, as in cache:part");
    }
    Map<String, KeyParameter> parameters = declaration.keyParameters();
    return new Pattern(
        declaration.cache(words.get(0)),
        words.stream()
            .skip(1)
            .map(name -> KeyPart.of(name, parameters, ResultParts.NONE, declaration))
            .toList());
  }

  /** The keys that a call with these arguments is about to read. */
  List<Key> keys(@Nullable Object[] arguments) {
    return patterns.stream().map(pattern -> pattern.key(arguments)).toList();
  }
}
