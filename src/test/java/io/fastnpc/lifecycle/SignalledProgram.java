package io.fastnpc.lifecycle;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Runs until it is told to end, and says what happens then. */
final class SignalledProgram {
  private SignalledProgram() {}

  /** The first argument says how the first thing goes: well or badly. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> say(out, "end")));
    Runnable undo =
        Signals.before(
            "TERM",
            () -> {
              if (!arguments[0].equals("well")) {
                throw new IllegalStateException("badly");
              }
              say(out, "first");
            });
    say(out, "ready");
    new CountDownLatch(1).await();
    undo.run();
  }

  private static void say(PrintStream out, String line) {
    out.print(line + "\n");
    out.flush();
  }
}
