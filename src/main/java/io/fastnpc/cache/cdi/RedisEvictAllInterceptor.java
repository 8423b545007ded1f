package io.fastnpc.cache.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/**
 * Does what {@link RedisEvictInterceptor} does, for methods with several {@link RedisEvict}: to CDI
 * their container is another binding, and an interceptor with two bindings meets only methods that
 * have both.
 */
@Interceptor
@RedisEvict.All
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class RedisEvictAllInterceptor extends RedisEvictInterceptor {}
