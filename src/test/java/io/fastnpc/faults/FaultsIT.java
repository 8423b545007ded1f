package io.fastnpc.faults;

import static io.fastnpc.faults.nemesis.Fault.ANNOUNCEMENTS_TRIMMED;
import static io.fastnpc.faults.nemesis.Fault.BACKUP_RESTORED_AS_NEW_DATABASE;
import static io.fastnpc.faults.nemesis.Fault.BACKUP_RESTORED_IN_PLACE;
import static io.fastnpc.faults.nemesis.Fault.LISTENERS_CUT;
import static io.fastnpc.faults.nemesis.Fault.OUTSIDE_WRITES;
import static io.fastnpc.faults.nemesis.Fault.REDIS_EMPTIED;
import static io.fastnpc.faults.nemesis.Fault.REDIS_FAILED_OVER;
import static io.fastnpc.faults.nemesis.Fault.REDIS_REWOUND;
import static io.fastnpc.faults.nemesis.Fault.REGISTRY_LOST;
import static io.fastnpc.faults.nemesis.Fault.ROWS_PUT_BACK;
import static io.fastnpc.faults.nemesis.Fault.ROWS_PUT_BACK_UNNOTICED;
import static io.fastnpc.faults.nemesis.Fault.ROWS_REPLICATED;
import static io.fastnpc.faults.nemesis.Fault.ROWS_WRITTEN_IN_BULK;
import static io.fastnpc.faults.nemesis.Fault.TABLE_TRUNCATED;
import static io.fastnpc.faults.nemesis.Fault.WORKER_CUT_OFF_FROM_REDIS;
import static io.fastnpc.faults.nemesis.Fault.WORKER_KILLED_IN_COMMIT;
import static io.fastnpc.faults.nemesis.Fault.WORKER_PAUSED;
import static io.fastnpc.faults.nemesis.Fault.WORKER_PAUSED_AS_IT_HEARS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.faults.nemesis.Fault;
import io.fastnpc.tools.servers.BuiltFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A short run of {@link Faults}. */
class FaultsIT {
  private static final Logger LOG = System.getLogger(FaultsIT.class.getName());
  private static final long SEED = 20;

  @Test
  void no_read_is_old_and_no_write_is_lost_while_one_thing_after_the_other_breaks()
      throws Exception {
    List<Fault> faults =
        List.of(
            OUTSIDE_WRITES,
            REDIS_REWOUND,
            TABLE_TRUNCATED,
            ROWS_WRITTEN_IN_BULK,
            BACKUP_RESTORED_IN_PLACE,
            WORKER_PAUSED,
            LISTENERS_CUT,
            ANNOUNCEMENTS_TRIMMED,
            REGISTRY_LOST,
            WORKER_PAUSED_AS_IT_HEARS,
            REDIS_EMPTIED,
            REDIS_FAILED_OVER,
            ROWS_PUT_BACK,
            ROWS_PUT_BACK_UNNOTICED,
            ROWS_REPLICATED,
            WORKER_CUT_OFF_FROM_REDIS,
            BACKUP_RESTORED_AS_NEW_DATABASE,
            WORKER_KILLED_IN_COMMIT);
    Report report =
        new Run(BuiltFile.WAR.path(), SEED, line -> LOG.log(Level.INFO, line))
            .with(faults.iterator());
    LOG.log(Level.INFO, report);
    assertThat(report.verdict().violations()).isEmpty();
    assertThat(report.verdict().lost()).isEmpty();
    assertThat(report.unexplainedRefusals()).isEmpty();
    assertThat(report.faults()).hasSameSizeAs(faults);
    assertThat(report.figures().hits()).isGreaterThan(500);
  }
}
