package io.fastnpc.incidents;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.fleet.Lost;
import io.fastnpc.cache.fleet.Self;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.config.IncidentSettings;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.lifecycle.FailedAnswers;
import io.fastnpc.trouble.Impatience;
import io.fastnpc.trouble.RecurringTasks;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
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
import java.util.Optional;

/** Keeps a look at what goes wrong, and tells of it, while the application runs. */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class IncidentTasks {
  private static final Logger LOG = System.getLogger(IncidentTasks.class.getName());
  private static final Duration LOOKING = Duration.ofSeconds(1);
  private static final Duration PRUNING = Duration.ofMinutes(10);

  @Resource private ManagedThreadFactory threads;

  @Inject private Fleet fleet;

  @Inject private FailedAnswers failed;

  @Inject private Self self;

  @Inject private Incidents incidents;

  @Inject private IncidentRepository repository;

  @Inject private IncidentSettings settings;

  @Inject private Impatience impatience;

  @Inject private ObjectMapper json;

  @Inject private Troubles troubles;

  @SuppressWarnings("NullAway.Init") // made before there is a task
  private IncidentWriter writer;

  /** Looks wait for nobody: neither for a PostgreSQL that hangs nor for who is told. */
  @SuppressWarnings("NullAway.Init") // likewise
  private RecurringTasks looking;

  @SuppressWarnings("NullAway.Init") // likewise
  private RecurringTasks storing;

  private Optional<RecurringTasks> telling = Optional.empty();

  private volatile boolean postgresAnswers = true;

  @PostConstruct
  void start() {
    writer =
        new IncidentWriter(
            incidents.lookout(), repository, self.name(), System::nanoTime, troubles);
    Trouble defective =
        troubles.of(LOG, Level.ERROR, "A task of the incidents failed and will be tried again");
    looking = new RecurringTasks(threads, defective).later(LOOKING, this::look);
    storing =
        new RecurringTasks(threads, defective)
            .later(LOOKING, this::store)
            .later(PRUNING, () -> writer.prune(settings.retention()));
    telling =
        settings
            .webhook()
            .map(address -> new Webhook(address, self.version(), Webhook.TIMEOUT, Webhook.PAUSES))
            .map(this::courier)
            .map(
                courier ->
                    new RecurringTasks(threads, defective).later(LOOKING, () -> deliver(courier)));
  }

  private Courier courier(Webhook webhook) {
    return new Courier(
        repository, writer, incidents.own(), webhook, json, System::nanoTime, troubles);
  }

  private void look() {
    postgresAnswers = postgresAnswers();
    incidents
        .lookout()
        .see(
            new Look(
                System.nanoTime(),
                fleet.standing(),
                fleet.refusal(),
                fleet.trustedRedis(),
                postgresAnswers,
                fleet.lost().stream().map(Lost::name).toList(),
                new Harm(
                    Causes.reads(Tally.sum(fleet.sinceStart()).counts()),
                    failed.all(),
                    failed.writes()),
                failed.turnedAway()));
  }

  private void store() {
    if (postgresAnswers) {
      writer.write();
      writer.sweep();
    } else {
      writer.away();
    }
  }

  private boolean postgresAnswers() {
    try {
      impatience.ask(
          () -> {
            repository.ping();
            return true;
          });
      troubles.postgres().over();
      return true;
    } catch (DatabaseFailure | Impatience.NoAnswer away) {
      troubles.postgres().happened("incidents wait in memory: " + away.getMessage());
      return false;
    }
  }

  private void deliver(Courier courier) {
    if (postgresAnswers) {
      courier.deliver();
    } else {
      courier.deliverUnclaimed();
    }
  }

  @PreDestroy
  void stop() {
    looking.stop();
    storing.stop();
    telling.ifPresent(RecurringTasks::stop);
    writer.close();
  }
}
