package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Loader;
import io.fastnpc.cache.statistics.Bypass;
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
  @Inject private MethodPlans plans;

  @Inject private Cache cache;

  @Inject private TransactionState transaction;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    MethodPlans.Plan plan = plans.cached(call.getMethod());
    if (transaction.active()) {
      plan.counters().add(Bypass.TRANSACTION);
      return call.proceed();
    }
    CachedMethod method = plan.method();
    Loader<Object> loader = WatchedLoader.of(plan.counting(method.loader(call::proceed)));
    return method.answer(cache.read(method.lookup(call.getParameters()), loader));
  }
}
