package io.fastnpc.tools.servers;

import io.fastnpc.tools.servers.PayaraWorker.Software;
import java.util.Map;

/**
 * Where the servers of an {@link Installation} run: their folders, their ports, and who ends those
 * that are not closed. Every start returns once the server answers; {@link ServerFailure} if it
 * does not.
 */
public interface Site {
  /** Starts a PostgreSQL. */
  PostgresServer startPostgres();

  /** Starts a Redis. */
  RedisServer startRedis();

  /**
   * Starts a worker; several threads may do so at the same time.
   *
   * @param number from 1 on, another one for each worker
   * @param software what it runs
   * @param environment the application's variables
   */
  PayaraWorker startWorker(int number, Software software, Map<String, String> environment);

  /** What workers run where nothing else is asked for. */
  Software software();

  /** What the application is told besides where its servers are. */
  Map<String, String> environment();
}
