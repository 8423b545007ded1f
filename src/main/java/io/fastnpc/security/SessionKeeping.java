package io.fastnpc.security;

import io.fastnpc.trouble.Troubles;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Keeps the list of open sessions while the application runs, so that no request does. */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class SessionKeeping {
  private static final Duration WRITING = Duration.ofSeconds(10);
  private static final Duration PRUNING = Duration.ofHours(1);

  @Resource private ManagedScheduledExecutorService executor;

  @Inject private SessionList list;

  @Inject private Troubles troubles;

  private List<Future<?>> tasks = List.of();

  @PostConstruct
  void start() {
    tasks = List.of(every(WRITING, list::writeAll), every(PRUNING, list::prune));
  }

  private Future<?> every(Duration pause, Runnable task) {
    return executor.scheduleWithFixedDelay(
        () -> guarded(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A task that throws would not be run again. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      troubles.postgres().happened("the list of sessions is not kept: " + failure.getMessage());
    }
  }

  @PreDestroy
  void stop() {
    tasks.forEach(task -> task.cancel(false));
  }
}
