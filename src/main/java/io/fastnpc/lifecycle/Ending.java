package io.fastnpc.lifecycle;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** What becomes of a process in which the application cannot start. */
@FunctionalInterface
interface Ending {
  /** Called once, on a thread that the start may be waiting for. */
  void ofFailedStart();

  /** The status of a process whose application did not start. */
  int FAILED = 1;

  /** Ends the process where the command line of Payara Micro has started it, and nothing else. */
  static Ending ofProcess() {
    return isPayaraMicro(System.getProperty("sun.java.command", ""))
        ? OfProcess::end
        : OfProcess::tell;
  }

  /** Whether {@code command}, a jar or a main class with its arguments, is Payara Micro's own. */
  static boolean isPayaraMicro(String command) {
    return command.matches("(?s)(.*/)?[^/]*micro[^/ ]*\\.jar .*--deploy .*")
        || command.startsWith("fish.payara.micro.");
  }

  /** The two ways. */
  final class OfProcess {
    private static final Logger LOG = System.getLogger(Ending.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private OfProcess() {}

    private static void tell() {
      LOG.log(Level.ERROR, "The application has not started; the lines above say why");
    }

    private static void end() {
      LOG.log(
          Level.ERROR,
          "The application has not started; the lines above say why. This process ends with status "
              + FAILED);
      // Not on this thread: what runs at the end of the process waits for the start to be over.
      daemon("end of a failed start", () -> System.exit(FAILED));
      daemon("end of a failed start at the latest", OfProcess::endAtLast);
    }

    private static void endAtLast() {
      try {
        Thread.sleep(PATIENCE.toMillis());
      } catch (InterruptedException atOnce) {
        Thread.currentThread().interrupt();
      }
      Runtime.getRuntime().halt(FAILED);
    }

    private static void daemon(String name, Runnable task) {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.start();
    }
  }
}
