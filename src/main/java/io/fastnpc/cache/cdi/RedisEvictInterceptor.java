package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.database.DatabaseFailure;
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

  @Inject private Committing current;

  @Inject private Epochs epochs;

  @Inject private TransactionState transaction;

  @Inject private Sweeper sweeper;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    EvictingMethod plan = plans.evicting(call.getMethod());
    TransactionSynchronizationRegistry registry = transaction.registry();
    PendingEvictions pending = PendingEvictions.of(registry, cache, current, epochs, sweeper);
    boolean done = false;
    try {
      Object result = call.proceed();
      pending.add(
          plan.keys(call.getParameters(), result), plan.beginnings(call.getParameters(), result));
      done = true;
      return result;
    } catch (LogUnavailable failure) {
      throw new DatabaseFailure("holding the epoch", failure);
    } finally {
      if (!done) {
        registry.setRollbackOnly(); // what it wrote before it threw is not known here
      }
    }
  }
}
