package io.fastnpc.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How to reach Redis.
 *
 * @param host the server's name; unused where sentinels are named
 * @param port its port
 * @param database the logical database, 0 to 15 unless Redis is set up for more
 * @param user the ACL user; absent: the default user
 * @param password its password; absent: none
 * @param tls whether to speak TLS, also with the sentinels
 * @param authorities the certificates that theirs are checked against; absent: those that the JVM
 *     trusts
 * @param sentinels Sentinel addresses as {@code host:port}; empty: a single server
 * @param sentinelMaster the name under which the sentinels know the master
 * @param sentinelUser the ACL user of the sentinels; absent: the default user
 * @param sentinelPassword its password; absent: none
 * @param timeout the longest wait for a connection and for one answer
 * @param maxConnections the maximum number of connections of this worker
 */
public record RedisSettings(
    String host,
    int port,
    int database,
    Optional<String> user,
    Optional<String> password,
    boolean tls,
    Optional<Path> authorities,
    List<String> sentinels,
    String sentinelMaster,
    Optional<String> sentinelUser,
    Optional<String> sentinelPassword,
    Duration timeout,
    int maxConnections) {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d+){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

  private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
  private static final Duration MAX_TIMEOUT = CommitBounds.MAX_REDIS_TIMEOUT;

  /** Checks the time-out and the form of the addresses. */
  public RedisSettings {
    if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      // Longer, and a writer that waits for it inside its transaction would meet its idle time-out.
      throw new InvalidSetting(
          "REDIS_TIMEOUT", "must be from " + MIN_TIMEOUT + " to " + MAX_TIMEOUT);
    }
    if (authorities.isPresent() && !tls) {
      throw new InvalidSetting("REDIS_TLS_CA", "is looked at only where REDIS_TLS is true");
    }
    authorities.ifPresent(file -> Certificates.check("REDIS_TLS_CA", file));
    for (String sentinel : sentinels) {
      if (!sentinel.matches(".+:\\d{1,5}")) {
        throw new InvalidSetting("REDIS_SENTINELS", "must be host:port, not " + sentinel);
      }
    }
  }

  /** Whether Redis is on another machine and asks for no password. */
  public boolean isOpenToOthers() {
    return password.isEmpty() && (!sentinels.isEmpty() || !LOOPBACK.matcher(host).matches());
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "RedisSettings[" + host + ":" + port + "/" + database + ", tls=" + tls + "]";
  }
}
