package io.fastnpc.lifecycle;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says when the application runs, so that its port opens, and ends the process where it cannot.
 *
 * <p>Payara Micro keeps running without the application; nobody would notice. A Payara that
 * somebody else's program starts in its own process is not ended: that is not ours to do. Where
 * Payara gives the application up before this class is asked, its own command ends the process:
 * {@code jvm.options} names it, and a start that went well names another.
 */
public class DeploymentWatch implements Extension {
  private static final Logger LOG = System.getLogger(DeploymentWatch.class.getName());

  /** The system property that {@code post-deploy.asadmin} opens the port by. */
  private static final String RUNS = "fastnpc.runs";

  /** The system property that names the last command of {@code post-deploy.asadmin}. */
  private static final String NEXT = "fastnpc.next";

  /** A command that changes nothing. */
  private static final String NOTHING = "version";

  private static final String RUNNING = "Application_Running";
  private static final Set<String> FAILURES = Set.of("Deployment_Failed", "Application_Disabled");

  private final AtomicBoolean decided = new AtomicBoolean();
  private final Ending ending;

  /** As the container makes it. */
  public DeploymentWatch() {
    this(Ending.ofProcess());
  }

  DeploymentWatch(Ending ending) {
    this.ending = ending;
  }

  void begin(@Observes BeforeBeanDiscovery discovery) {
    System.clearProperty(RUNS);
    try {
      Container.here().onEvents(this::happened);
    } catch (ReflectiveOperationException otherContainer) {
      opens(); // nothing would ever open the port
      LOG.log(
          Level.WARNING,
          "This container does not tell whether the application has started: " + otherContainer);
    }
  }

  /** The first of these events tells how the start went; at the end of a worker they come too. */
  void happened(String event) {
    if (event.equals(RUNNING) && decided.compareAndSet(false, true)) {
      opens();
    } else if (FAILURES.contains(event) && decided.compareAndSet(false, true)) {
      ending.ofFailedStart();
    }
  }

  private static void opens() {
    System.setProperty(RUNS, "true");
    System.setProperty(NEXT, NOTHING);
  }
}
