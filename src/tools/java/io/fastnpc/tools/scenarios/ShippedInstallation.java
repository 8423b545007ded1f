package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;

/** An installation to measure: empty data, and workers with the options that are shipped. */
public final class ShippedInstallation {
  private ShippedInstallation() {}

  /** Starts one with {@code workers} workers, with the cache or without. */
  public static Installation start(int workers, boolean cache) {
    return of(workers).with("FASTNPC_CACHE_ENABLED", Boolean.toString(cache)).start();
  }

  /** Starts one whose workers keep no copies in their own memory. */
  static Installation startWithoutCopies(int workers) {
    return of(workers).with("FASTNPC_CACHE_NEAR_BYTES", "0").start();
  }

  private static Installation.Builder of(int workers) {
    return Installation.ofWorkers(workers).jvmOptions(PayaraWorker.shippedOptions());
  }
}
