package io.fastnpc.history;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.fleet.Self;
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
import java.util.UUID;

/** Keeps the writing and the pruning of the history going while the application runs. */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class MinuteTasks {
  private static final Logger LOG = System.getLogger(MinuteTasks.class.getName());
  private static final Duration WRITING = Duration.ofSeconds(1);
  private static final Duration PRUNING = Duration.ofMinutes(10);

  @Resource private ManagedThreadFactory threads;

  @Inject private Fleet fleet;

  @Inject private Self self;

  @Inject private MinuteRepository repository;

  @Inject private Troubles troubles;

  @SuppressWarnings("NullAway.Init") // made before there is a task
  private MinuteWriter writer;

  @SuppressWarnings("NullAway.Init") // likewise
  private RecurringTasks tasks;

  @PostConstruct
  void start() {
    Minutes minutes = new Minutes(fleet::sinceStart, System::currentTimeMillis);
    WorkerLife life =
        new WorkerLife(
            UUID.fromString(self.id()), self.name(), self.version(), self.startedAtMillis());
    writer = new MinuteWriter(minutes, repository, life, troubles);
    Trouble defective =
        troubles.of(LOG, Level.ERROR, "A task of the history failed and will be tried again");
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
