package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.Usage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An installation to measure: fresh stores, and workers with the options of production.
 *
 * @param postgres its database
 * @param redis its cache
 * @param workers its workers
 */
public record Bed(PostgresServer postgres, RedisServer redis, List<PayaraWorker> workers)
    implements AutoCloseable {

  /** Starts {@code count} workers, with the cache or without. */
  public static Bed start(int count, boolean cache) {
    PostgresServer postgres = Servers.newPostgres();
    RedisServer redis = Servers.newRedis();
    Map<String, String> environment = Servers.environment(postgres, redis);
    environment.put("FASTNPC_CACHE_ENABLED", Boolean.toString(cache));
    List<PayaraWorker> workers =
        IntStream.range(0, count).mapToObj(index -> worker(environment)).toList();
    return new Bed(postgres, redis, workers);
  }

  private static PayaraWorker worker(Map<String, String> environment) {
    return Servers.newWorker(
        PayaraWorker.Software.built(), environment, PayaraWorker.shippedOptions());
  }

  /** The address of one of the workers; they take turns by {@code number}. */
  public URI address(int number) {
    return workers.get(Math.floorMod(number, workers.size())).address();
  }

  /** What the workers hold of the machine's memory together, in MiB. */
  long residentMebibytes() {
    return workers.stream()
        .mapToLong(worker -> Usage.of(worker.control().pid()).residentMebibytes())
        .sum();
  }

  @Override
  public void close() {
    workers.forEach(Server::kill);
    redis.kill();
    postgres.kill();
  }
}
