package io.fastnpc.cache.cdi;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** The container transaction that the current thread is in, if any. */
@ApplicationScoped
class TransactionState {
  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry registry;

  boolean active() {
    return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
  }

  TransactionSynchronizationRegistry registry() {
    return registry;
  }
}
