package io.fastnpc.cache.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Evicts the entries that the method's writes make stale; repeatable.
 *
 * <p>For methods of {@code @Stateless} classes only, where interceptors meet it; the target {@code
 * TYPE} is for the interceptor. The key must be one that a {@link RedisCached} method has, part by
 * part; anything else stops the start, since it would leave entries stale.
 *
 * <p>The method runs in a transaction. The entries are fenced before the commit and removed after
 * it, before the method's caller continues; a rollback leaves the cache as it was. A method that
 * throws is rolled back.
 */
@Documented
@InterceptorBinding
@Repeatable(RedisEvict.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RedisEvict {
  /** The name of the cache that holds the entries. */
  @Nonbinding
  String cache() default "";

  /**
   * The parts of the key, in order. Each is the name of a {@link CacheKey} on a parameter or on a
   * component of the returned record, or a constant in single quotes, such as {@code 'all'}. By
   * default, all {@link CacheKey} parameters in order. A name is that of the cached method's part,
   * or ends with it after a {@code _}: {@code new_name} is a {@code name}. A part that the actual
   * result does not have (another outcome of a sealed type) evicts nothing.
   */
  @Nonbinding
  String[] key() default {};

  /**
   * Whether {@link #key} is only how keys begin: every entry whose key begins so is swept once the
   * write is committed. For entries that the write does not change and only leaves without a
   * purpose, such as those of a deleted user: they are not fenced before the commit, and where
   * Redis cannot be reached they stay until they expire.
   */
  @Nonbinding
  boolean beginning() default false;

  /** The container of several {@link RedisEvict} on one method. */
  @Documented
  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface All {
    /** The evictions. */
    @Nonbinding
    RedisEvict[] value() default {};
  }
}
