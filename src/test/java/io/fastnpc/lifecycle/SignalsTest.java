package io.fastnpc.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a process does that is told to end; each in a Java of its own. */
class SignalsTest {
  /** SIGTERM's number, and what shells add. */
  private static final int TERMINATED = 128 + 15;

  @Test
  void what_comes_first_is_done_before_the_process_ends() throws Exception {
    Process process = started("well");
    assertThat(line(process)).isEqualTo("ready");
    process.toHandle().destroy(); // the process itself would close its output too
    assertThat(line(process)).isEqualTo("first");
    assertThat(line(process)).isEqualTo("end");
    assertThat(process.waitFor()).isEqualTo(TERMINATED);
  }

  @Test
  void a_failure_keeps_no_process_alive() throws Exception {
    Process process = started("badly");
    assertThat(line(process)).isEqualTo("ready");
    process.toHandle().destroy(); // the process itself would close its output too
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
  }

  private static Process started(String how) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SignalledProgram.class.getName(),
                how))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String line(Process process) throws IOException {
    StringBuilder line = new StringBuilder();
    int read = process.getInputStream().read();
    while (read > 0 && read != '\n') {
      line.append((char) read);
      read = process.getInputStream().read();
    }
    return line.toString();
  }
}
