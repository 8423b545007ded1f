package io.fastnpc.cache.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a part of a cache key.
 *
 * <p>On a parameter of a {@link RedisCached} method, the parts in the order of the parameters make
 * the key. On a parameter of a {@link RedisEvict} method, or on a component of the record that such
 * a method returns, it gives the part a name that {@link RedisEvict#key()} refers to. A component
 * that is a collection stands for each of its elements, one key each; an empty one for no key.
 *
 * <p>A part is a whole number, a {@code String}, an enum, a {@code UUID}, a boolean, or a record of
 * one of these, which is written as what it holds. It is never null.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface CacheKey {
  /** The name of the part, for example {@code user_id}. */
  String value();
}
