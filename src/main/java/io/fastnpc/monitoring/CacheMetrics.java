package io.fastnpc.monitoring;

import io.fastnpc.cache.Standing;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.lifecycle.FailedAnswers;
import io.fastnpc.overload.Refusal;
import io.fastnpc.overload.Refusals;
import io.fastnpc.trouble.RecurringTasks;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/**
 * This worker's figures as MicroProfile Metrics, at {@code /metrics}: counters since it started,
 * whatever administrators reset, and times of the last minute.
 *
 * <p>Requests never touch them: they are brought up to date every two seconds.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class CacheMetrics {
  private static final Logger LOG = System.getLogger(CacheMetrics.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int MINUTE = 30;
  private static final double MICROS = 1e6;

  @Resource private ManagedThreadFactory threads;

  @Inject private Fleet fleet;

  @Inject private Refusals refusals;

  @Inject private FailedAnswers failed;

  @Inject private Servers servers;

  @Inject private Instance<MetricRegistry> registries;

  @Inject private Troubles troubles;

  @SuppressWarnings("NullAway.Init") // nothing is counted before there is one
  private MetricRegistry registry;

  private final Map<MetricID, Long> counted = new HashMap<>();
  private final Deque<SortedMap<String, Tally>> minute = new ArrayDeque<>();
  private volatile SortedMap<String, Tally> recent = new TreeMap<>();
  private @Nullable RecurringTasks tasks;

  @PostConstruct
  void start() {
    Trouble stuck = troubles.of(LOG, Level.ERROR, "The metrics are not updated");
    try {
      registry = registries.get();
    } catch (RuntimeException switchedOff) {
      // Payara has none where its metrics are switched off, and fails instead of saying so.
      LOG.log(Level.INFO, "There are no metrics: the container has no registry", switchedOff);
      return;
    }
    registry.gauge(
        MetricHelp.of("fastnpc_cache_trusted"), () -> fleet.standing() == Standing.TRUSTED ? 1 : 0);
    registry.gauge(
        MetricHelp.of("fastnpc_cache_enabled"),
        () -> fleet.standing() == Standing.SWITCHED_OFF ? 0 : 1);
    registry.gauge(
        MetricHelp.of("fastnpc_postgres_up"),
        () -> servers.postgresSilentSince().isPresent() ? 0 : 1);
    registry.gauge(MetricHelp.of("fastnpc_redis_up"), () -> fleet.redisAnswers() ? 1 : 0);
    registry.gauge(
        MetricHelp.of("fastnpc_redis_refuses"), () -> fleet.refusal().isPresent() ? 1 : 0);
    tasks = new RecurringTasks(threads, stuck).now(PAUSE, this::update);
  }

  private void update() {
    SortedMap<String, Tally> now = fleet.sinceStart();
    now.forEach((cache, tally) -> Series.of(cache, tally.counts()).forEach(this::set));
    refusals.counts().forEach(this::set);
    setFailed("fault", failed.faults());
    setFailed("overload", failed.turnedAway());
    minute.addLast(now);
    SortedMap<String, Tally> before =
        minute.size() > MINUTE ? minute.removeFirst() : new TreeMap<>();
    now.keySet().stream().filter(cache -> !recent.containsKey(cache)).forEach(this::announceTimes);
    recent = Tally.minus(now, before);
  }

  private void set(Series series, long value) {
    Tag[] tags =
        series.labels().entrySet().stream()
            .map(label -> new Tag(label.getKey(), label.getValue()))
            .toArray(Tag[]::new);
    set(new MetricID("fastnpc_cache_" + series.metric(), tags), value);
  }

  private void set(Refusal refusal, long value) {
    set(new MetricID("fastnpc_refusals", new Tag("reason", refusal.label())), value);
  }

  private void setFailed(String cause, long value) {
    set(new MetricID("fastnpc_failed_answers", new Tag("cause", cause)), value);
  }

  private void set(MetricID id, long value) {
    registry
        .counter(MetricHelp.of(id.getName()), id.getTagsAsArray())
        .inc(value - counted.getOrDefault(id, 0L));
    counted.put(id, value);
  }

  private void announceTimes(String cache) {
    for (double percent : new double[] {50, 95, 99}) {
      announceTime("hit", cache, percent, tally -> tally.hits().micros(percent));
      announceTime("load", cache, percent, tally -> tally.loads().micros(percent));
    }
  }

  private void announceTime(
      String what, String cache, double percent, ToLongFunction<Tally> micros) {
    registry.gauge(
        MetricHelp.of("fastnpc_cache_" + what + "_seconds"),
        () -> micros.applyAsLong(recent.getOrDefault(cache, Tally.NONE)) / MICROS,
        new Tag("cache", cache),
        new Tag("quantile", Double.toString(percent / 100)));
  }

  @PreDestroy
  void stop() {
    if (tasks != null) {
      tasks.stop();
    }
  }
}
