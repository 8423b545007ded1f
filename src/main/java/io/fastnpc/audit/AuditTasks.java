package io.fastnpc.audit;

import io.fastnpc.cache.fleet.Self;
import io.fastnpc.config.AuditSettings;
import io.fastnpc.trouble.Trouble;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Keeps the writing and the pruning of the audit going while the application runs. */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditTasks {
  private static final Logger LOG = System.getLogger(AuditTasks.class.getName());
  private static final Duration WRITING = Duration.ofSeconds(1);
  private static final Duration PRUNING = Duration.ofMinutes(10);

  @Resource private ManagedScheduledExecutorService executor;

  @Inject private Audit audit;

  @Inject private AuditRepository repository;

  @Inject private AuditSettings settings;

  @Inject private Self self;

  @Inject private Troubles troubles;

  @SuppressWarnings("NullAway.Init") // made before there is a task
  private AuditWriter writer;

  private List<Future<?>> tasks = List.of();

  @PostConstruct
  void start() {
    writer = new AuditWriter(audit.pending(), repository, settings, self.name(), troubles);
    Trouble defective =
        troubles.of(LOG, Level.ERROR, "A task of the audit failed and will be tried again");
    tasks =
        List.of(every(WRITING, writer::write, defective), every(PRUNING, writer::prune, defective));
  }

  private Future<?> every(Duration pause, Runnable task, Trouble defective) {
    Runnable guarded = // one that throws would not be run again
        () -> {
          try {
            task.run();
          } catch (RuntimeException defect) {
            defective.happened(defect.toString(), defect);
          }
        };
    return executor.scheduleWithFixedDelay(
        guarded, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    tasks.forEach(task -> task.cancel(false));
    writer.close();
  }
}
