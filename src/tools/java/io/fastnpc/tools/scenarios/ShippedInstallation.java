package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;

/** An installation to measure: empty data, and workers with the options that are shipped. */
public final class ShippedInstallation {
  private ShippedInstallation() {}

  /** Starts {@code workers} of them, with the cache or without. */
  public static Installation start(int workers, boolean cache) {
    return Installation.ofWorkers(workers)
        .jvmOptions(PayaraWorker.shippedOptions())
        .with("FASTNPC_CACHE_ENABLED", Boolean.toString(cache))
        .start();
  }
}
