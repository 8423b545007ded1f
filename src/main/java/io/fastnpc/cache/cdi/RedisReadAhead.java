package io.fastnpc.cache.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fetches from Redis in one round trip what the method is about to read through several {@link
 * RedisCached} methods, so that none of them has to ask on its own. Nothing is fetched of what this
 * worker has copies of, and nothing at all inside a transaction, so that the method must begin
 * none.
 *
 * <p>For methods of {@code @Stateless} classes only, where interceptors meet it; the target {@code
 * TYPE} is for the interceptor. Each key must be one that a {@link RedisCached} method has, part by
 * part; anything else stops the start. A key that the method turns out not to read costs its share
 * of the round trip, and nothing else.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RedisReadAhead {
  /**
   * The keys, each as its cache and its parts in order, joined by colons: {@code
   * char_id:user_id:name}. A part is the name of a {@link CacheKey} parameter, or a constant in
   * single quotes.
   */
  @Nonbinding
  String[] value() default {};
}
