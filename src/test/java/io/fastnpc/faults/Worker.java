package io.fastnpc.faults;

import io.fastnpc.tools.servers.PayaraWorker;
import java.net.URI;

/**
 * A worker and its own way to Redis.
 *
 * @param name a short name for people
 * @param server the worker
 * @param redis the way
 */
record Worker(String name, PayaraWorker server, TcpProxy redis) {
  URI address() {
    return server.address();
  }
}
