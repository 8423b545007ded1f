package io.fastnpc.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach Redis.
 *
 * @param host the server's name; unused where sentinels are named
 * @param port its port
 * @param database the logical database, 0 to 15 unless Redis is set up for more
 * @param user the ACL user; absent: the default user
 * @param password its password; absent: none
 * @param tls whether to speak TLS, trusting what the JVM trusts
 * @param sentinels Sentinel addresses as {@code host:port}; empty: a single server
 * @param sentinelMaster the name under which the sentinels know the master
 * @param timeout the longest wait for a connection and for one answer
 * @param maxConnections the most connections of this worker
 */
public record RedisSettings(
    String host,
    int port,
    int database,
    Optional<String> user,
    Optional<String> password,
    boolean tls,
    List<String> sentinels,
    String sentinelMaster,
    Duration timeout,
    int maxConnections) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "RedisSettings[" + host + ":" + port + "/" + database + ", tls=" + tls + "]";
  }
}
