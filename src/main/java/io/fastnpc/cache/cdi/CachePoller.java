package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.insight.Exchange;
import io.fastnpc.cache.postgres.PostgresLog;
import io.fastnpc.config.CacheSettings;
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

/** Keeps the cache's polls and the pruning of its log going while the application runs. */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class CachePoller {
  private static final Logger LOG = System.getLogger(CachePoller.class.getName());
  private static final Duration REPORTS = Duration.ofSeconds(2);
  private static final Duration EXAMINATION = Duration.ofSeconds(10);
  private static final Duration PRUNING = Duration.ofMinutes(1);
  private static final Duration LOG_LINES = Duration.ofSeconds(5);

  @Resource private ManagedThreadFactory threads;

  @Inject private Cache cache;

  @Inject private PostgresLog log;

  @Inject private CacheSettings settings;

  @Inject private Fleet fleet;

  @Inject private Exchange exchange;

  @Inject private Troubles troubles;

  @SuppressWarnings("NullAway.Init") // made at the start
  private RecurringTasks tasks;

  @PostConstruct
  void start() {
    Trouble defective =
        troubles.of(LOG, Level.ERROR, "A task of the cache failed and will be tried again");
    if (!settings.enabled()) {
      LOG.log(Level.INFO, "The cache is switched off on this worker (FASTNPC_CACHE_ENABLED)");
      // It still polls: its writes fence, which needs a circuit that closes, and the log needs
      // pruning.
      cache.switchOff();
    }
    tasks =
        new RecurringTasks(threads, defective)
            .now(settings.poll(), this::poll)
            .now(REPORTS, fleet::report)
            .now(REPORTS, () -> exchange.report(fleet.redisAnswers()))
            .now(EXAMINATION, cache::examine)
            .now(PRUNING, this::prune)
            .now(LOG_LINES, troubles::tick);
  }

  private void poll() {
    cache.poll();
    fleet.watch();
  }

  private void prune() {
    try {
      log.prune(settings.logRetention());
    } catch (LogUnavailable failure) {
      troubles.postgres().happened("the log is not pruned: " + failure.getMessage());
    }
  }

  @PreDestroy
  void stop() {
    tasks.stop();
    cache.leave();
    fleet.leave();
  }
}
