package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Has the cache read ahead what calls of {@link RedisReadAhead} methods are about to read. */
@Interceptor
@RedisReadAhead
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class RedisReadAheadInterceptor {
  @Inject private MethodPlans plans;

  @Inject private Cache cache;

  @Inject private TransactionState transaction;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    if (!transaction.active()) {
      cache.readAhead(plans.readingAhead(call.getMethod()).keys(call.getParameters()));
    }
    return call.proceed();
  }
}
