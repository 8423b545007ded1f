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
import org.primefaces.PrimeFaces;

/** The buttons that test the connection, reset the figures and dismiss workers. */
@Named("maintenance")
@RequestScoped
public class MaintenancePage {
  @Inject private CacheControls controls;

  @Inject private Servers servers;

  @Inject private Audit audit;

  @Inject private PageLanguage language;

  @Inject private HttpServletRequest request;

  @Inject private Setback setback;

  @Inject private Asked asked;

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

  /**
   * Stops missing the worker that the page's script names, unless somebody else has done so; tells
   * the script why it could not be done.
   */
  public void dismiss() {
    try {
      controls.dismiss(audit.actor(request), asked.text("worker"));
    } catch (StoreUnavailable away) {
      PrimeFaces.current().ajax().addCallbackParam("said", setback.of(away, "setback.undone"));
    }
  }

  /** What the last press of a button did. */
  public Outcome getOutcome() {
    return outcome;
  }
}
