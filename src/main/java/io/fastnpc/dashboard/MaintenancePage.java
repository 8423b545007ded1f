package io.fastnpc.dashboard;

import io.fastnpc.audit.Audit;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.maintenance.CacheControls;
import io.fastnpc.monitoring.Servers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The buttons that test the connection and reset the figures. */
@Named("maintenance")
@RequestScoped
public class MaintenancePage {
  @Inject private CacheControls controls;

  @Inject private Servers servers;

  @Inject private Audit audit;

  @Inject private PageLanguage language;

  @Inject private HttpServletRequest request;

  @Inject private Setback setback;

  @Inject private Outcome outcome;

  /** Asks Redis for an answer. */
  public void test() {
    long start = System.nanoTime();
    Optional<StoreUnavailable> problem = servers.redisProblem();
    if (problem.isEmpty()) {
      long micros = (System.nanoTime() - start) / 1000;
      outcome.tell(Level.GOOD, "test.good", Format.of(language.get()).micros(micros));
    } else {
      outcome.tell(setback.of(problem.get(), "setback.bypassed"));
    }
  }

  /** Resets the figures to zero. */
  public void reset() {
    try {
      controls.reset(audit.actor(request));
      outcome.tell(Level.GOOD, "reset.good");
    } catch (StoreUnavailable away) { // the monitoring logs the outage, the page says so
      outcome.tell(setback.of(away, "setback.unreset"));
    }
  }

  /** What the last press of a button did. */
  public Outcome getOutcome() {
    return outcome;
  }
}
