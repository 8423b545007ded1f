package io.fastnpc.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.BuiltFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The options that are shipped, on the JDK that workers run on, which is this one. */
class JvmOptionsIT {
  @Test
  void java_knows_every_option_and_warns_of_none() throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path shipped = BuiltFile.HOME.path().resolve("payara");
    line.add("@" + shipped.resolve("jvm.options"));
    if (Runtime.version().feature() >= 25) {
      line.add("@" + shipped.resolve("jvm-25.options"));
    }
    // Some releases of Java 17 lack one of them, for which the file has the opposite.
    line.addAll(List.of("-XX:-IgnoreUnrecognizedVMOptions", "-version"));
    Process java = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(java.getInputStream().readAllBytes(), UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said).doesNotContainIgnoringCase("warning", "deprecated", "unrecognized");
  }
}
