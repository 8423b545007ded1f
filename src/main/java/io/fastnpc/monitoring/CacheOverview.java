package io.fastnpc.monitoring;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.Catalog;
import io.fastnpc.cache.administration.Extent;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.fleet.Report;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.monitoring.Overview.Warning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the {@link Overview} together, at most once a second however many ask.
 *
 * <p>Never fails: what does not answer is shown as not answering.
 */
@ApplicationScoped
public class CacheOverview {
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Counting entries costs Redis some ten milliseconds. */
  private static final Duration EXTENTS_FRESH = Duration.ofSeconds(10);

  private static final double NEARLY_FULL = 0.9;

  /** Whoever looks at the page is asked who they are, every few seconds. */
  private static final String READ_BY_THE_PAGE = "account";

  @Inject private Fleet fleet;

  @Inject private Servers servers;

  @Inject private CacheAdministration administration;

  @Inject private Catalog catalog;

  private @Nullable Overview latest;
  private SortedMap<String, Extent> extents = new TreeMap<>();
  private long extentsAt;

  /** How everything does now. */
  public synchronized Overview now() {
    long now = System.currentTimeMillis();
    if (latest == null || now - latest.at() >= FRESH.toMillis()) {
      latest = make(now);
    }
    return latest;
  }

  private Overview make(long now) {
    Fleet.View view = fleet.view();
    Overview.Redis redis = servers.redis();
    Overview.Postgres postgres = servers.postgres();
    measure(now, redis.up());
    return new Overview(
        now,
        view.complete(),
        redis,
        postgres,
        workers(view.workers()),
        Tallies.figures(Tally.sum(view.tallies())),
        caches(view.tallies(), redis.up()),
        view.history().entrySet().stream()
            .map(step -> Tallies.sample(step.getKey(), Fleet.STEP_SECONDS, step.getValue()))
            .toList(),
        view.events(),
        warnings(view, redis, postgres));
  }

  private void measure(long now, boolean redisUp) {
    if (!redisUp || now - extentsAt < EXTENTS_FRESH.toMillis()) {
      return;
    }
    try {
      extents = administration.extents();
      extentsAt = now;
    } catch (StoreUnavailable down) {
      extents = new TreeMap<>(); // the next look will say that Redis is down
    }
  }

  private static List<Overview.Worker> workers(List<Report> reports) {
    String self = reports.get(0).id();
    return reports.stream()
        .map(
            report ->
                new Overview.Worker(
                    report.id(),
                    report.name(),
                    report.host(),
                    report.pid(),
                    report.version(),
                    report.id().equals(self),
                    report.state(),
                    report.redisAnswers(),
                    report.startedAt(),
                    report.at(),
                    report.heapUsed(),
                    report.heapMax(),
                    Tallies.figures(Tally.sum(report.tallies()))))
        .toList();
  }

  private SortedMap<String, Overview.Cache> caches(Map<String, Tally> tallies, boolean redisUp) {
    Set<String> names = new TreeSet<>(catalog.policies().keySet());
    names.addAll(tallies.keySet());
    SortedMap<String, Overview.Cache> caches = new TreeMap<>();
    for (String name : names) {
      Optional<Policy> policy = Optional.ofNullable(catalog.policies().get(name));
      Extent extent = extents.getOrDefault(name, new Extent(0, 0, true));
      caches.put(
          name,
          new Overview.Cache(
              name,
              policy.flatMap(Policy::ttl).map(Duration::toSeconds),
              policy.flatMap(Policy::absentTtl).map(Duration::toSeconds),
              Optional.of(extent.entries()).filter(entries -> redisUp),
              Optional.of(extent.bytes()).filter(bytes -> redisUp),
              extent.exact(),
              Tallies.figures(tallies.getOrDefault(name, Tally.NONE))));
    }
    return caches;
  }

  private static List<Warning> warnings(
      Fleet.View view, Overview.Redis redis, Overview.Postgres postgres) {
    Stream<Optional<Warning>> all =
        Stream.of(
            when(!postgres.up(), Warning.POSTGRES_DOWN),
            when(!redis.up(), Warning.REDIS_DOWN),
            when(any(view, Bypass.SUSPENSION), Warning.SUSPENDED),
            when(any(view, Bypass.QUARANTINE), Warning.QUARANTINE),
            when(redis.up() && untrusting(view), Warning.WORKER_WITHOUT_TRUST),
            when(any(view, Bypass.SWITCHED_OFF), Warning.SWITCHED_OFF),
            when(nearlyFull(redis), Warning.MEMORY_NEARLY_FULL),
            when(redis.evictedKeys() > 0, Warning.MEMORY_EVICTIONS),
            when(unused(view), Warning.NOTHING_YET));
    return all.flatMap(Optional::stream).toList();
  }

  private static Optional<Warning> when(boolean condition, Warning warning) {
    return condition ? Optional.of(warning) : Optional.empty();
  }

  private static boolean any(Fleet.View view, Bypass state) {
    return view.workers().stream().anyMatch(worker -> worker.state().equals(state.name()));
  }

  /** Whether a worker does not use the cache for a reason that has no warning of its own. */
  private static boolean untrusting(Fleet.View view) {
    List<String> known =
        List.of(
            Fleet.TRUSTED,
            Bypass.SUSPENSION.name(),
            Bypass.QUARANTINE.name(),
            Bypass.SWITCHED_OFF.name());
    return view.workers().stream().anyMatch(worker -> !known.contains(worker.state()));
  }

  /** Whether nobody but the administrators' page has read anything. */
  private static boolean unused(Fleet.View view) {
    return view.tallies().entrySet().stream()
        .filter(cache -> !cache.getKey().equals(READ_BY_THE_PAGE))
        .allMatch(cache -> cache.getValue().counts().reads() == 0);
  }

  private static boolean nearlyFull(Overview.Redis redis) {
    return redis.maxMemory() > 0 && redis.usedMemory() > NEARLY_FULL * redis.maxMemory();
  }
}
