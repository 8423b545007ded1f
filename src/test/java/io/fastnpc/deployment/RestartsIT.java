package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.tools.scenarios.Restarts;
import io.fastnpc.tools.scenarios.SteadyUsers.Figures;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.NginxServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Workers come and go behind the shipped nginx. Skipped where the machine has no nginx. */
class RestartsIT {
  /** Of each worker that is killed, no more than one of each user. */
  private static final int UNDER_WAY = 8;

  @Test
  void users_notice_nothing_but_writes_that_a_killed_worker_had_begun()
      throws InterruptedException {
    assumeTrue(NginxServer.isInstalled(), NginxServer.MISSING);
    try (Installation installation =
        Installation.ofWorkers(2).with("FASTNPC_STOP_NOTICE", "PT3S").start()) {
      Map<String, Figures> all = Restarts.of(installation);
      all.forEach(
          (what, figures) -> {
            boolean killed = what.contains("KILL");
            assertThat(figures.requests()).as(what).isGreaterThan(100);
            assertThat(figures.failedReads()).as(what).isEmpty();
            assertThat(figures.wrong()).as(what).isEmpty();
            assertThat(figures.failedWrites()).as(what).hasSizeBetween(0, killed ? UNDER_WAY : 0);
          });
    }
  }
}
