package io.fastnpc.tools.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.Installation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;

/** A short run of {@link Attack}. */
class AttackIT {
  private static final Logger LOG = System.getLogger(AttackIT.class.getName());
  private static final long SEED = 13;

  @Test
  void two_workers_under_attack_keep_every_rule() throws Exception {
    try (Installation installation = Installation.ofWorkers(2).start()) {
      SiegeReport report =
          new Siege(installation, AttackPlan.brief(SEED), line -> LOG.log(Level.INFO, line))
              .withAllWaves();
      LOG.log(Level.INFO, report);
      assertThat(report.findings()).isEmpty();
    }
  }
}
