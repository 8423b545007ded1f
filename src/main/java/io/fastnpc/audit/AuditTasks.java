package io.fastnpc.audit;

import io.fastnpc.cache.fleet.Self;
import io.fastnpc.config.AuditSettings;
import io.fastnpc.trouble.RecurringTasks;
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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Keeps the writing and the pruning of the audit going while the application runs. */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditTasks {
  private static final Logger LOG = System.getLogger(AuditTasks.class.getName());
  private static final Duration WRITING = Duration.ofSeconds(1);
  private static final Duration PRUNING = Duration.ofMinutes(10);

  @Resource private ManagedThreadFactory threads;

  @Inject private Audit audit;

  @Inject private AuditRepository repository;

  @Inject private AuditSettings settings;

  @Inject private Self self;

  @Inject private Troubles troubles;

  @SuppressWarnings("NullAway.Init") // made before there is a task
  private AuditWriter writer;

  @SuppressWarnings("NullAway.Init") // likewise
  private RecurringTasks tasks;

  @PostConstruct
  void start() {
    writer = new AuditWriter(audit.pending(), repository, settings, self.name(), troubles);
    Trouble defective =
        troubles.of(LOG, Level.ERROR, "A task of the audit failed and will be tried again");
    tasks =
        new RecurringTasks(threads, defective)
            .later(WRITING, writer::write)
            .later(PRUNING, writer::prune);
  }

  @PreDestroy
  void stop() {
    tasks.stop();
    writer.close();
  }
}
