package io.fastnpc.monitoring;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.administration.Extent;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Tally;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The whole installation at one moment: both servers, all workers, all caches.
 *
 * @param atMillis when it was put together, since the epoch
 * @param fleet the workers, what they counted since the last reset, the last hour and its events
 * @param total all caches together
 * @param caches each cache by its name
 * @param redis the cache's server
 * @param postgres the database's server
 * @param refusal what Redis refuses the answering worker; absent: nothing that the cache needs
 * @param problems what is wrong or remarkable, most urgent first
 */
public record Overview(
    long atMillis,
    Fleet.View fleet,
    Tally total,
    SortedMap<String, CacheFacts> caches,
    ServerFacts redis,
    PostgresFacts postgres,
    Optional<Refusal> refusal,
    List<Problem> problems) {
  /** All caches of users' data together. */
  public Tally data() {
    return Tally.ofData(fleet.tallies());
  }

  /** What sessions asked for. */
  public Tally sessions() {
    return fleet.tallies().getOrDefault(Tally.SESSIONS, Tally.NONE);
  }

  /**
   * What the application has in Redis, without notes and what is not its own; absent while Redis is
   * down.
   */
  public Optional<Extent> held() {
    return caches.values().stream()
        .filter(cache -> cache.policy().isPresent())
        .flatMap(cache -> cache.extent().stream())
        .reduce(
            (one, other) ->
                new Extent(
                    one.entries() + other.entries(),
                    one.bytes() + other.bytes(),
                    one.exact() && other.exact()));
  }

  /**
   * One cache.
   *
   * @param policy how long it keeps what it holds; absent: another release of the application has
   *     it, and this one does not
   * @param extent what it holds in Redis; absent while Redis is down
   * @param tally what happened in it since the last reset
   */
  public record CacheFacts(Optional<Policy> policy, Optional<Extent> extent, Tally tally) {}
}
