package io.fastnpc.monitoring;

import io.fastnpc.trouble.RecurringTasks;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks at Redis also while no page is open, so that it is known when it evicted. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class EvictionWatch {
  private static final Logger LOG = System.getLogger(EvictionWatch.class.getName());

  @Resource private ManagedThreadFactory threads;

  @Inject private Servers servers;

  @Inject private Troubles troubles;

  @SuppressWarnings("NullAway.Init") // made at the start
  private RecurringTasks tasks;

  @PostConstruct
  void start() {
    Trouble defective =
        troubles.of(LOG, Level.ERROR, "A task of the monitoring failed and will be tried again");
    tasks = new RecurringTasks(threads, defective).later(Evictions.STEP, servers::redis);
  }

  @PreDestroy
  void stop() {
    tasks.stop();
  }
}
