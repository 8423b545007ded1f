package io.fastnpc.lifecycle;

import io.fastnpc.config.StopSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * The end of a worker, before Payara's own: it is not ready any more, then its port closes, then it
 * finishes what is under way, then its connections close.
 *
 * @param settings how long these take
 * @param underWay what it finishes
 */
record Stop(StopSettings settings, UnderWay underWay) {
  private static final Logger LOG = System.getLogger(Stop.class.getName());
  private static final Duration LOOK = Duration.ofMillis(50);

  /** Without a request for so long, none is on its way through the connections that are open. */
  private static final Duration QUIET = Duration.ofMillis(300);

  /** Returns when nothing is under way, or the patience is over. Throws nothing. */
  void run() {
    underWay.stop();
    LOG.log(
        Level.INFO,
        "This worker ends: it is not ready from now on, its port closes in "
            + settings.notice()
            + ", and requests under way have "
            + settings.patience()
            + " more");
    try {
      Thread.sleep(settings.notice().toMillis());
      Container container = Container.here();
      container.closePorts();
      awaitQuiet();
      container.closeConnections();
    } catch (ReflectiveOperationException otherContainer) {
      LOG.log(Level.WARNING, "This container does not close its port early: " + otherContainer);
    } catch (InterruptedException atOnce) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitQuiet() throws InterruptedException {
    long deadline = System.nanoTime() + settings.patience().toNanos();
    long begun = -1;
    long since = System.nanoTime();
    while (System.nanoTime() < deadline) {
      if (underWay.begun() != begun || !underWay.none()) {
        begun = underWay.begun();
        since = System.nanoTime();
      } else if (System.nanoTime() - since > QUIET.toNanos()) {
        return;
      }
      Thread.sleep(LOOK.toMillis());
    }
    if (!underWay.none()) {
      LOG.log(
          Level.WARNING,
          "Requests were still under way after " + settings.patience() + "; they are broken off");
    }
  }
}
