package io.fastnpc.cache.cdi;

import io.fastnpc.cache.redis.RedisListener;
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

/** Listens to the other workers while the application runs. What it misses the next poll does. */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class CacheListener {
  private static final Logger LOG = System.getLogger(CacheListener.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(250);

  @Resource private ManagedThreadFactory threads;

  @Inject private RedisListener listener;

  @Inject private Troubles troubles;

  @SuppressWarnings("NullAway.Init") // made at the start
  private Listening listening;

  @PostConstruct
  void start() {
    listening =
        new Listening(
            listener::listen,
            threads,
            troubles.of(LOG, Level.ERROR, "A task of the cache failed and will be tried again"),
            PAUSE);
  }

  @PreDestroy
  void stop() {
    listening.stop();
  }
}
