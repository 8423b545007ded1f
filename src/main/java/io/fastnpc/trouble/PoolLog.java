package io.fastnpc.trouble;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log of Payara's connection pools, which has three lines for each connection that PostgreSQL
 * refuses, whatever makes a request ask for one.
 */
public final class PoolLog {
  /** Held, since the log manager forgets the levels of loggers that nobody holds. */
  private static final Logger POOLS = Logger.getLogger("javax.enterprise.resource.resourceadapter");

  private PoolLog() {}

  /** Keeps the pools from writing; what they say reaches the application as an exception. */
  public static void silence() {
    POOLS.setLevel(Level.OFF);
  }
}
