package io.fastnpc.admin;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This process among all that serve the application. */
final class Worker {
  /** Host and process, which an operator can find it by. */
  static final String NAME = host() + "-" + ProcessHandle.current().pid();

  private Worker() {}

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
