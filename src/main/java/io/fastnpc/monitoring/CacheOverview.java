package io.fastnpc.monitoring;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.Catalog;
import io.fastnpc.cache.administration.Extent;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.monitoring.Overview.CacheFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

  private static final Extent NOTHING_HELD = new Extent(0, 0, true);

  @Inject private Fleet fleet;

  @Inject private Servers servers;

  @Inject private CacheAdministration administration;

  @Inject private Catalog catalog;

  private @Nullable Overview latest;
  private SortedMap<String, Extent> extents = new TreeMap<>();
  private long extentsAt;

  /** The latest overview, at most a second old. */
  public synchronized Overview now() {
    long now = System.currentTimeMillis();
    if (latest == null || now - latest.atMillis() >= FRESH.toMillis()) {
      latest = make(now);
    }
    return latest;
  }

  private Overview make(long now) {
    Fleet.View view = fleet.view();
    ServerFacts redis = servers.redis();
    PostgresFacts postgres = servers.postgres();
    measure(now, redis.up());
    return new Overview(
        now,
        view,
        Tally.sum(view.tallies()),
        caches(view.tallies(), redis.up()),
        redis,
        postgres,
        fleet.refusal(),
        Problem.in(view, redis, postgres));
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

  private SortedMap<String, CacheFacts> caches(Map<String, Tally> tallies, boolean redisUp) {
    SortedMap<String, CacheFacts> caches = new TreeMap<>();
    for (String name : catalog.names(tallies.keySet())) {
      Extent extent = extents.getOrDefault(name, NOTHING_HELD);
      caches.put(
          name,
          new CacheFacts(
              Optional.ofNullable(catalog.policies().get(name)),
              Optional.of(extent).filter(known -> redisUp),
              tallies.getOrDefault(name, Tally.NONE)));
    }
    return caches;
  }
}
