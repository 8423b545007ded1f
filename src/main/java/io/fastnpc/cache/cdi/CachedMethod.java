package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Codec;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Loader;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.json.RawJson;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a call of a {@link RedisCached} method becomes a look-up.
 *
 * @param parameters the parts of the key that each call has its own of, in order
 * @param keyEnd the last part, empty where there is none
 * @param optional whether the method returns an {@code Optional}
 */
record CachedMethod(
    String cache,
    List<KeyParameter> parameters,
    String keyEnd,
    Policy policy,
    Codec<Object> codec,
    boolean optional) {

  /** Reads the annotations. @throws IllegalArgumentException if they make no sense */
  static CachedMethod of(Method method) {
    Declaration declaration = new Declaration(method);
    RedisCached cached = method.getAnnotation(RedisCached.class);
    declaration.requireIntercepted("@RedisCached");
    declaration.requireNoOwnTransaction("@RedisCached");
    boolean optional = method.getReturnType() == Optional.class;
    if (!optional && !cached.absentTtl().isEmpty()) {
      throw declaration.mistake("absentTtl is for a method that returns Optional");
    }
    return new CachedMethod(
        declaration.cache(cached.cache()),
        parameters(declaration, cached),
        cached.key(),
        policy(declaration, cached),
        JsonCodec.of(type(declaration, method.getGenericReturnType()), cached.compressible()),
        optional);
  }

  private static List<KeyParameter> parameters(Declaration declaration, RedisCached cached) {
    Map<String, KeyParameter> parameters = declaration.keyParameters();
    if (parameters.isEmpty() && cached.key().isEmpty()) {
      throw declaration.mistake("the key needs a @CacheKey parameter or key = \"…\"");
    }
    if (!cached.key().isEmpty() && parameters.containsKey(declaration.word(cached.key()))) {
      throw declaration.mistake(
          "key = \""
              + cached.key()
              + "\" is a constant, and a parameter is called so; take it away");
    }
    return List.copyOf(parameters.values());
  }

  /** What is stored. Only such types are known to be read as what was written. */
  private static Type type(Declaration declaration, Type returned) {
    Type type =
        returned instanceof ParameterizedType optional && optional.getRawType() == Optional.class
            ? optional.getActualTypeArguments()[0]
            : returned;
    if (type instanceof Class<?> simple
        && (simple == RawJson.class
            || (simple.isRecord() && simple.getTypeParameters().length == 0))) {
      return type;
    }
    throw declaration.mistake(
        "a @RedisCached method returns a record, RawJson or an Optional of one, not "
            + returned.getTypeName());
  }

  private static Policy policy(Declaration declaration, RedisCached cached) {
    Optional<Duration> ttl = declaration.duration("ttl", cached.ttl());
    Optional<Duration> absentTtl = declaration.duration("absentTtl", cached.absentTtl());
    try {
      return new Policy(ttl, absentTtl);
    } catch (IllegalArgumentException tooShort) {
      throw declaration.mistake(String.valueOf(tooShort.getMessage()));
    }
  }

  /** What the keys have in common. */
  KeyShape shape() {
    List<KeyShape.Part> parts = new ArrayList<>(parameters.size() + 1);
    parameters.forEach(parameter -> parts.add(parameter.shape()));
    if (!keyEnd.isEmpty()) {
      parts.add(new KeyShape.Word(keyEnd));
    }
    return new KeyShape(cache, List.copyOf(parts));
  }

  /** What to ask the cache for. @throws IllegalArgumentException if a part of the key is null */
  Lookup<Object> lookup(@Nullable Object[] arguments) {
    List<Object> parts = new ArrayList<>(parameters.size() + 1);
    for (KeyParameter parameter : parameters) {
      parts.add(parameter.of(arguments));
    }
    if (!keyEnd.isEmpty()) {
      parts.add(keyEnd);
    }
    return new Lookup<>(Key.of(cache, parts), policy, codec);
  }

  /** The rest of the call, which reads the database, as a loader. */
  @SuppressWarnings("unchecked") // the method's own return type
  Loader<Object> loader(Proceed proceed) {
    return optional
        ? () -> (Optional<Object>) proceed.proceed()
        : () -> Optional.of(proceed.proceed());
  }

  /** What the method's caller expects. */
  Object answer(Optional<Object> value) {
    return optional ? value : value.orElseThrow();
  }

  /** The rest of an intercepted call. */
  @FunctionalInterface
  interface Proceed {
    Object proceed() throws Exception;
  }
}
