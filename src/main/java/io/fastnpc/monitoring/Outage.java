package io.fastnpc.monitoring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the log that a server does not answer, once however often it is asked, and once that it
 * answers again. Thread-safe.
 */
final class Outage {
  private static final Logger LOG = System.getLogger(Outage.class.getName());

  private final String server;
  private final String consequence;
  private final AtomicBoolean lasts = new AtomicBoolean();

  /**
   * No outage yet.
   *
   * @param server what the server is called
   * @param consequence what its outage means here
   */
  Outage(String server, String consequence) {
    this.server = server;
    this.consequence = consequence;
  }

  /** Notes that the server did not answer. */
  void failed(Exception failure) {
    if (!lasts.getAndSet(true)) {
      LOG.log(
          Level.WARNING,
          "{0} does not answer: {1}. {2}",
          server,
          consequence,
          failure.getMessage());
    }
  }

  /** Notes that the server answered. */
  void over() {
    if (lasts.getAndSet(false)) {
      LOG.log(Level.INFO, "{0} answers again", server);
    }
  }
}
