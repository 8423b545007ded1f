package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files in {@code payara/} that must fit each other. */
class ShippedFilesTest {
  private static final Pattern HEADS =
      Pattern.compile(
          "(?ms)client_header_buffer_size (\\d+)k;\\s*large_client_header_buffers (\\d+) (\\d+)k;");
  private static final Pattern WORKER_HEAD =
      Pattern.compile("http-listener\\.http\\.header-buffer-length-bytes=(\\d+)");

  /** For the host, the client's address and other headers of nginx's own. */
  private static final int ADDED_BYTES = 512;

  @Test
  void nginx_takes_no_head_that_a_worker_refuses() throws IOException {
    MatchResult taken = find(HEADS, "nginx.conf");
    int buffers = number(taken, 1) + number(taken, 2) * number(taken, 3);
    int worker = number(find(WORKER_HEAD, "pre-boot.asadmin"), 1);
    assertThat(buffers * 1024 + ADDED_BYTES).isLessThanOrEqualTo(worker);
  }

  @Test
  void a_worker_unpacks_itself_where_nobody_cleans() throws IOException {
    String unit = read("fastnpc@.service");
    assertThat(unit).contains("StateDirectory=fastnpc/%i\n");
    assertThat(unit).contains("-Djava.io.tmpdir=%S/fastnpc/%i/unpacked ");
    assertThat(unit).contains("rm -rf \"$STATE_DIRECTORY\"/unpacked");
  }

  @Test
  void the_tests_that_run_on_the_newer_payara_exist() throws IOException {
    String names =
        Pattern.compile("-Dit\\.test=(\\S+)")
            .matcher(Files.readString(Path.of(".ci/run")))
            .results()
            .map(match -> match.group(1))
            .findFirst()
            .orElseThrow();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .contains(names.replaceAll("(?<=\\w)(?=,|$)", ".java").split(","));
    }
  }

  private static MatchResult find(Pattern pattern, String file) throws IOException {
    return pattern.matcher(read(file)).results().findFirst().orElseThrow();
  }

  private static int number(MatchResult found, int group) {
    return Integer.parseInt(found.group(group));
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of("payara", file));
  }
}
