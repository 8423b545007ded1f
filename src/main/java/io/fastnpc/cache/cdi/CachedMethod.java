package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Codec;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Loader;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a call of a {@link RedisCached} method becomes a look-up.
 *
 * @param optional whether the method returns an {@code Optional}
 */
record CachedMethod(
    String cache,
    List<Integer> keyPositions,
    String keyEnd,
    Policy policy,
    Codec<Object> codec,
    boolean optional) {

  /** Reads the annotations. @throws IllegalArgumentException if they make no sense */
  static CachedMethod of(Method method) {
    Declaration declaration = new Declaration(method);
    RedisCached cached = method.getAnnotation(RedisCached.class);
    declaration.requireNoOwnTransaction();
    List<Integer> positions = List.copyOf(declaration.keyParameters().values());
    if (positions.isEmpty() && cached.key().isEmpty()) {
      throw declaration.mistake("the key needs a @CacheKey parameter or key = \"…\"");
    }
    Type type = method.getGenericReturnType();
    boolean optional = method.getReturnType() == Optional.class;
    if (!optional && !cached.absentTtl().isEmpty()) {
      throw declaration.mistake("absentTtl is for a method that returns Optional");
    }
    if (optional) {
      type = ((ParameterizedType) type).getActualTypeArguments()[0];
    }
    return new CachedMethod(
        declaration.cache(cached.cache()),
        positions,
        cached.key(),
        policy(declaration, cached),
        JsonCodec.of(type),
        optional);
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

  Lookup<Object> lookup(Object[] arguments) {
    List<Object> parts = new ArrayList<>(keyPositions.size() + 1);
    for (int position : keyPositions) {
      parts.add(arguments[position]);
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
