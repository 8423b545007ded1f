package io.fastnpc.tools.attack;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.LiveHeap;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * How the servers are.
 *
 * @param liveMebibytes what each worker's heap holds after a full collection; -1 if it is dead
 * @param logBytes what the workers have logged, together
 */
public record Vitals(List<Long> liveMebibytes, long logBytes) {
  private static final int PAGE = 1_000;

  /** Collects the garbage of all workers of {@code installation} and looks. */
  public static Vitals of(Installation installation) {
    return new Vitals(
        installation.workers().stream().map(LiveHeap::mebibytes).toList(), logBytes(installation));
  }

  /** What the workers of {@code installation} have logged, together. */
  static long logBytes(Installation installation) {
    return installation.workers().stream().mapToLong(Vitals::logBytes).sum();
  }

  private static long logBytes(PayaraWorker worker) {
    try {
      return Files.size(worker.log());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Some keys in Redis that do not begin with {@code prefix}; empty if there are none. */
  static List<String> foreignKeys(Installation installation, String prefix) {
    try (Jedis redis = new Jedis(Server.HOST, installation.redis().port())) {
      ScanParams page = new ScanParams().count(PAGE);
      String cursor = ScanParams.SCAN_POINTER_START;
      do {
        ScanResult<String> found = redis.scan(cursor, page);
        List<String> foreign =
            found.getResult().stream().filter(key -> !key.startsWith(prefix)).toList();
        if (!foreign.isEmpty()) {
          return foreign;
        }
        cursor = found.getCursor();
      } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
      return List.of();
    }
  }
}
