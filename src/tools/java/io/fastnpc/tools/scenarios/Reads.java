package io.fastnpc.tools.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;

/**
 * The reads of the caches of all workers, by their own statistics.
 *
 * @param hits what the cache answered
 * @param all hits and misses
 */
public record Reads(long hits, long all) {
  /** The reads of all caches until now. */
  static Reads of(Installation installation) {
    return parse(statistics(installation).path("stats"));
  }

  /** The reads of one cache until now. */
  public static Reads of(Installation installation, String cache) {
    return parse(statistics(installation).path("caches").path(cache));
  }

  private static JsonNode statistics(Installation installation) {
    RestClient admin = SignedIn.asAdministrator(installation.address(0)).client();
    return admin.get("/admin/cache/stats").body();
  }

  private static Reads parse(JsonNode figures) {
    if (!figures.has("hits")) {
      throw new IllegalStateException("no statistics: " + figures);
    }
    return new Reads(figures.path("hits").asLong(), figures.path("total_requests").asLong());
  }

  /** Those since {@code earlier}. */
  public Reads minus(Reads earlier) {
    return new Reads(hits - earlier.hits, all - earlier.all);
  }

  /** The part of them that were hits, from 0 to 1; 0 where there are none. */
  public double hitRate() {
    return all == 0 ? 0 : (double) hits / all;
  }
}
