package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Collects what calls of {@link RedisEvict} methods make stale; the commit does the rest. */
@Interceptor
@RedisEvict
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class RedisEvictInterceptor {
  @Inject private MethodPlans plans;

  @Inject private Cache cache;

  @Inject private TransactionState transaction;

  @Inject private Sweeper sweeper;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    EvictingMethod plan = plans.evicting(call.getMethod());
    TransactionSynchronizationRegistry registry = transaction.registry();
    PendingEvictions pending = PendingEvictions.of(registry, cache, sweeper);
    boolean done = false;
    try {
      Object result = call.proceed();
      pending.add(
          plan.keys(call.getParameters(), result), plan.beginnings(call.getParameters(), result));
      done = true;
      return result;
    } finally {
      if (!done) {
        registry.setRollbackOnly(); // what it wrote before it threw is not known here
      }
    }
  }
}
