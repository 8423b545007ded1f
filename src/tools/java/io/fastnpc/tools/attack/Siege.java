package io.fastnpc.tools.attack;

import io.fastnpc.tools.servers.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Wave after wave against one installation, on which residents read and write meanwhile. */
public final class Siege {
  /** The default of {@code FASTNPC_CACHE_PREFIX}. */
  private static final String PREFIX = "fastnpc:";

  private static final Duration CALM = Duration.ofSeconds(5);
  private static final Duration HEALTHY = Duration.ofSeconds(1);
  private static final long MOST_MEBIBYTES_MORE = 60;

  /** What any wave may log, such as a few lines a worker about the overload itself. */
  private static final long LOG_BYTES_ALLOWED = 256 * 1024;

  private static final long LOG_BYTES_EACH = 64;

  private final Installation installation;
  private final AttackPlan plan;
  private final Consumer<String> news;
  private final Findings findings = new Findings();

  /** Prepares it; {@code news} takes lines after each wave. */
  public Siege(Installation installation, AttackPlan plan, Consumer<String> news) {
    this.installation = installation;
    this.plan = plan;
    this.news = news;
  }

  /** Attacks with all waves and reports. @throws Exception if the attacker itself fails */
  public SiegeReport withAllWaves() throws Exception {
    Accounts accounts = Accounts.in(installation);
    return with(Waves.all(plan, accounts), accounts);
  }

  private SiegeReport with(List<Wave> waves, Accounts accounts) throws Exception {
    Field field = new Field(installation, plan, accounts, findings);
    List<WaveResult> results = new ArrayList<>();
    findings.during("calm");
    try (Residents residents = new Residents(installation, findings, plan.seed());
        HealthWatch health = new HealthWatch(installation, findings)) {
      TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
      Vitals before = Vitals.of(installation);
      Watch watch = new Watch(residents, health);
      watch.begin();
      for (Wave wave : waves) {
        results.add(watch.during(wave, field));
        news.accept(SiegeReport.row(results.get(results.size() - 1)));
        findings.first().stream()
            .filter(finding -> finding.wave().equals(wave.name()))
            .forEach(finding -> news.accept(finding.toString()));
      }
      findings.during("the end");
      TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
      judge(before, Vitals.of(installation));
      return new SiegeReport(before, results, findings.counts(), findings.first());
    }
  }

  private void judge(Vitals before, Vitals after) {
    for (int worker = 0; worker < after.liveMebibytes().size(); worker++) {
      long was = before.liveMebibytes().get(worker);
      long is = after.liveMebibytes().get(worker);
      if (is < 0 || is > was + MOST_MEBIBYTES_MORE) {
        findings.add(Rule.HEAP_IS_BACK, "live MiB were %d and are %d".formatted(was, is));
      }
    }
  }

  /** Looks at residents, health, heap and log while a wave lasts. */
  private final class Watch {
    private final Residents residents;
    private final HealthWatch health;

    Watch(Residents residents, HealthWatch health) {
      this.residents = residents;
      this.health = health;
    }

    /** Forgets what was before. */
    void begin() {
      residents.times();
      health.slowest();
    }

    WaveResult during(Wave wave, Field field) throws Exception {
      findings.during(wave.name());
      int found = findings.count();
      long loggedBefore = Vitals.logBytes(installation);
      begin();
      Tally tally = new Tally();
      long began = System.nanoTime();
      wave.attack(field, tally);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Duration slowest = health.slowest();
      Histogram calls = residents.times();
      Vitals after = Vitals.of(installation);
      long logged = after.logBytes() - loggedBefore;
      judge(tally, slowest, logged);
      return new WaveResult(
          wave.name(),
          tally,
          took,
          findings.count() - found,
          slowest,
          calls,
          logged,
          after.liveMebibytes());
    }

    private void judge(Tally tally, Duration slowest, long logged) {
      if (plan.judgesTimes() && slowest.compareTo(HEALTHY) > 0) {
        findings.add(Rule.HEALTH_ANSWERS, "after " + slowest.toMillis() + " ms");
      }
      if (logged > LOG_BYTES_ALLOWED + LOG_BYTES_EACH * tally.total()) {
        findings.add(Rule.BOUNDED_LOG, logged + " bytes for " + tally.total() + " requests");
      }
      Vitals.foreignKeys(installation, PREFIX)
          .forEach(key -> findings.add(Rule.NO_FOREIGN_KEY, key));
    }
  }
}
