package io.fastnpc.cache.fleet;

import io.fastnpc.resources.Resources;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;

/**
 * This process among all that serve the application.
 *
 * @param id given to no other process, nor to an earlier one; no text in base 64 looks like it
 * @param name host and port, by which an operator can find it
 * @param startedAtMillis when it started, since the epoch
 */
public record Self(
    String id, String name, String host, long pid, String version, long startedAtMillis) {
  private static final String VERSION = Resources.text(Self.class, "version.txt").strip();

  /**
   * This process, starting now.
   *
   * @param port where it answers; absent: unknown, and its name has the process id in its place
   */
  public static Self starting(Optional<Integer> port) {
    String host = hostName();
    long pid = ProcessHandle.current().pid();
    String name = port.map(known -> host + ":" + known).orElse(host + "-" + pid);
    return new Self(newId(), name, host, pid, VERSION, System.currentTimeMillis());
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) { // the process id still names the worker
      return "localhost";
    }
  }
}
