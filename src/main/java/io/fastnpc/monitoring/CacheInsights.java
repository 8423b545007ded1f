package io.fastnpc.monitoring;

import io.fastnpc.cache.administration.Catalog;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.insight.Exchange;
import io.fastnpc.cache.insight.Exchange.Gathered;
import io.fastnpc.cache.statistics.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together how each cache does. Never fails: it names nobody, and needs neither server. */
@ApplicationScoped
public class CacheInsights {
  @Inject private Catalog catalog;

  @Inject private Exchange exchange;

  @Inject private Fleet fleet;

  /**
   * All caches at one moment. Moments are epoch milliseconds.
   *
   * @param since from when on misses are known
   * @param at when it was put together
   * @param workers of how many workers the misses are
   * @param complete whether Redis told what the other workers counted; else it is of an earlier
   *     time, or this worker's alone
   * @param caches by their names
   */
  public record All(
      long since, long at, int workers, boolean complete, SortedMap<String, CacheInsight> caches) {}

  /** All caches now. */
  public All now() {
    Optional<SortedMap<String, Tally>> all = fleet.together();
    SortedMap<String, Tally> tallies = all.orElseGet(() -> fleet.alone().tallies());
    Gathered noticed = exchange.gather(fleet.redisAnswers());
    SortedMap<String, CacheInsight> caches = new TreeMap<>();
    for (String name : catalog.names(tallies.keySet())) {
      caches.put(
          name,
          new CacheInsight(
              tallies.getOrDefault(name, Tally.NONE), noticed.observed().causes(name)));
    }
    return new All(
        noticed.observed().since(),
        noticed.observed().at(),
        noticed.workers(),
        noticed.complete() && all.isPresent(),
        caches);
  }
}
