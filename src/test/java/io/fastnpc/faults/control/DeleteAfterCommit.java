package io.fastnpc.faults.control;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Committing;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.postgres.PostgresEpochs;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.config.CacheSettings;
import io.fastnpc.config.RedisSettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/** Puts the plain store under the application's own annotations. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class DeleteAfterCommit {
  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  @Produces
  @Singleton
  Cache cache(
      RedisSettings redis,
      CacheSettings settings,
      Statistics statistics,
      PostgresEpochs application)
      throws LogUnavailable {
    NoEpochs epochs = NoEpochs.of(application.look().source());
    Timings timings =
        new Timings(FOR_EVER, AT_ONCE, settings.lease(), settings.patience(), AT_ONCE, AT_ONCE);
    return Cache.of(
        Alone.ports(
            new PlainStore(redis, settings.prefix()), new NoLog(epochs), epochs, Time.system()),
        timings,
        statistics);
  }

  @Produces
  @Singleton
  Committing committing(PostgresEpochs application) {
    return () -> NoEpochs.of(application.look().source()).one();
  }
}
