package io.fastnpc.cache.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers a method from the shared cache, and fills the cache from the method where it holds
 * nothing.
 *
 * <p>For methods of {@code @Stateless} classes only, where interceptors meet it; the target {@code
 * TYPE} is for the interceptor. What is returned is a record, a {@code RawJson}, or an {@code
 * Optional} of one. A mistake stops the start.
 *
 * <p>The method must be a single statement that reads committed data, and must not begin a
 * transaction of its own: {@code @TransactionAttribute(SUPPORTS)} on an EJB. Called inside a
 * transaction it is a plain database read, so that nothing uncommitted is ever published and a
 * transaction always sees its own writes. A method that returns {@code Optional} may find nothing;
 * absence is cached only where {@link #absentTtl()} says for how long.
 *
 * <p>Have the bean injected with {@code @EJB}, not {@code @Inject}: Weld's proxy of a session bean
 * costs more than all that the cache does for a hit.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RedisCached {
  /** The cache's name, the first part of every key in it. */
  @Nonbinding
  String cache() default "";

  /** A constant last part of the key, for the caches that have one; none by default. */
  @Nonbinding
  String key() default "";

  /** How long a value lives, as an ISO-8601 duration such as {@code PT5M}; by default, forever. */
  @Nonbinding
  String ttl() default "";

  /**
   * Whether a method that returns {@code Optional} returns an empty one because the value is larger
   * than a cached value may be. It is then counted as that, and never cached as absent.
   */
  @Nonbinding
  boolean emptyIsOversized() default false;

  /**
   * Whether a large value may be compressed; not where several people wrote what is in it. Its
   * length would tell whoever reads the line how much one of them has guessed of another. Nor where
   * a record is read often: only documents go to clients without being inflated.
   */
  @Nonbinding
  boolean compressible() default true;

  /** How long absence lives, as an ISO-8601 duration; by default, absence is not cached. */
  @Nonbinding
  String absentTtl() default "";
}
