package io.fastnpc.tools.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a worker's heap holds after a full collection. */
public final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private LiveHeap() {}

  /** Makes {@code worker} collect its garbage; -1 if it does not answer. Takes a second or so. */
  public static long mebibytes(PayaraWorker worker) {
    String jcmd = WorkerJdk.program("jcmd");
    String pid = Long.toString(worker.control().pid());
    try {
      Process asking =
          new ProcessBuilder(jcmd, pid, "GC.class_histogram").redirectErrorStream(true).start();
      String said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher total = TOTAL.matcher(said);
      return total.find() ? Long.parseLong(total.group(1)) >> 20 : -1;
    } catch (IOException noTool) {
      throw new UncheckedIOException("this needs a JDK, not only its runtime", noTool);
    }
  }
}
