package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.config.StopSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in {@code payara/} that must fit each other. */
class ShippedFilesTest {
  private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");

  @TempDir private Path folder;

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
    assertThat(unit).contains("StateDirectory=fastnpc/classes\nUser=fastnpc\n");
    String archive = read("fastnpc-archive.service");
    assertThat(archive).contains("StateDirectory=fastnpc/archive fastnpc/classes\nUser=fastnpc\n");
    assertThat(unit).contains("ExecStart=/bin/sh payara/worker.sh %i %S/fastnpc/%i\n");
    assertThat(read("worker.sh")).contains("\"-Djava.io.tmpdir=$folder/tmp\"");
  }

  /** A worker takes over again before the next one closes its port. */
  @Test
  void nginx_comes_back_to_a_worker_within_the_notice_of_the_next() throws IOException {
    for (String file : List.of("nginx.conf", "nginx-beside-fastnpc.conf")) {
      // nginx counts whole seconds, and up to one more.
      int away = number(find(Pattern.compile("fail_timeout=(\\d+)s"), file), 1) + 1;
      assertThat(Duration.ofSeconds(away)).isLessThan(StopSettings.USUAL_NOTICE);
    }
  }

  @Test
  void the_unit_is_one_that_systemd_understands() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SYSTEMD), "there is no systemd on this machine");
    Path unit = folder.resolve("fastnpc@.service");
    Files.copy(Path.of("payara", "fastnpc@.service"), unit);
    Process check =
        new ProcessBuilder(
                SYSTEMD.toString(), "verify", "--man=no", folder + "/fastnpc@8080.service")
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    check.waitFor();
    assertThat(said).doesNotContain("fastnpc@");
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

  @Test
  void redis_looks_for_its_password_where_the_documents_put_it() throws IOException {
    assertThat(Files.readString(Path.of("redis.conf")))
        .contains("\ninclude /etc/fastnpc/redis-password*.conf\n");
    for (String file : List.of("payara/fastnpc.env.example", "docs/configuration.md")) {
      assertThat(Files.readString(Path.of(file))).contains("/etc/fastnpc/redis-password.conf");
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
