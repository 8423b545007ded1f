package io.fastnpc.faults.workload;

import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.TcpProxy;
import java.net.URI;

/**
 * A worker and its own way to Redis.
 *
 * @param server the worker
 * @param redis the way
 */
public record Worker(PayaraWorker server, TcpProxy redis) {
  /** The worker's name, by which the history knows it. */
  public String name() {
    return server.name();
  }

  /** Where the worker answers. */
  public URI address() {
    return server.address();
  }
}
