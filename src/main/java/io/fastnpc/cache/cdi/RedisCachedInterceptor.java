package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Bypass;
import io.fastnpc.cache.Cache;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Hands calls of {@link RedisCached} methods to the cache. */
@Interceptor
@RedisCached
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class RedisCachedInterceptor {
  @SuppressWarnings("NullAway.Init")
  @Inject
  private MethodPlans plans;

  @SuppressWarnings("NullAway.Init")
  @Inject
  private Cache cache;

  @SuppressWarnings("NullAway.Init")
  @Inject
  private TransactionState transaction;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    CachedMethod plan = plans.cached(call.getMethod());
    if (transaction.active()) {
      cache.statistics().countBypass(plan.cache(), Bypass.TRANSACTION);
      return call.proceed();
    }
    return plan.answer(
        cache.reads().read(plan.lookup(call.getParameters()), plan.loader(call::proceed)));
  }
}
