package io.fastnpc.security;

import io.fastnpc.trouble.RecurringTasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;

/** Keeps the list of open sessions while the application runs, so that no request does. */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class SessionKeeping {
  private static final Duration WRITING = Duration.ofSeconds(10);
  private static final Duration PRUNING = Duration.ofHours(1);

  @Resource private ManagedThreadFactory threads;

  @Inject private SessionList list;

  @Inject private Lapses lapses;

  @SuppressWarnings("NullAway.Init") // made at the start
  private RecurringTasks tasks;

  @PostConstruct
  void start() {
    tasks =
        new RecurringTasks(threads, this::failed)
            .later(WRITING, list::writeAll)
            .later(PRUNING, list::prune);
  }

  private void failed(Throwable failure) {
    lapses.tell("the list of sessions is not kept", failure);
  }

  @PreDestroy
  void stop() {
    tasks.stop();
  }
}
