package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command lines of the systemd unit, in the folder that it names, as a user who may write
 * nothing but the worker's own folder. Skipped where the machine lacks what the unit needs.
 */
class UnitIT {
  private static final String NOBODY = "65534";

  /** SIGTERM, as {@code SuccessExitStatus} has it. */
  private static final int TERMINATED = 143;

  @TempDir private Path folder;

  private Path opt;
  private Path state;
  private final int port = Ports.free();

  @BeforeEach
  void install() throws IOException {
    for (String program : List.of("/bin/sh", "/bin/bash", "/usr/bin/setpriv")) {
      assumeTrue(Files.isExecutable(Path.of(program)), "there is no " + program);
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    opt = Files.createDirectory(folder.resolve("opt"));
    state = Files.createDirectories(folder.resolve("state/fastnpc/" + port));
    Path shipped = Files.createDirectory(opt.resolve("payara"));
    try (Stream<Path> files = Files.list(BuiltFile.HOME.path().resolve("payara"))) {
      for (Path file : files.toList()) {
        Files.copy(file, shipped.resolve(file.getFileName()));
      }
    }
    Files.copy(BuiltFile.WAR.path(), opt.resolve("fastnpc.war"));
    Files.copy(BuiltFile.PAYARA.path(), opt.resolve("payara-micro.jar"));
    if (isRoot()) {
      Files.setAttribute(state, "unix:uid", Integer.parseInt(NOBODY));
    }
  }

  @Test
  void a_worker_starts_and_ends() throws IOException, InterruptedException {
    Process worker = run(List.of(line("ExecStart").split(" ", -1)), Map.of(), "worker.log");
    try {
      Process post = runAfter(worker);
      assertThat(post.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(post.exitValue()).as(said("worker.log")).isZero();
      URI address = URI.create("http://" + Server.HOST + ":" + port + "/");
      assertThat(RestClient.at(address).get("/health/ready").status()).isEqualTo(200);
      worker.toHandle().destroy();
      assertThat(worker.waitFor()).isEqualTo(TERMINATED);
    } finally {
      worker.destroyForcibly();
    }
  }

  @Test
  void a_worker_that_cannot_start_is_not_waited_for() throws IOException, InterruptedException {
    Process worker = run(List.of("/bin/false"), Map.of(), "worker.log");
    worker.waitFor();
    assertThat(runAfter(worker).waitFor()).isEqualTo(1);
  }

  private Process runAfter(Process worker) throws IOException {
    String script = line("ExecStartPost").replaceFirst("^/bin/bash -c '(.*)'$", "$1");
    return run(
        List.of("/bin/bash", "-c", script.replace("$$", "$")),
        Map.of("MAINPID", Long.toString(worker.pid())),
        "post.log");
  }

  private String line(String key) throws IOException {
    return Files.readAllLines(opt.resolve("payara/fastnpc@.service")).stream()
        .filter(line -> line.startsWith(key + "="))
        .findFirst()
        .orElseThrow()
        .substring(key.length() + 1)
        .replace("%i", Integer.toString(port))
        .replace("%S", folder.resolve("state").toString());
  }

  private Process run(List<String> command, Map<String, String> environment, String log)
      throws IOException {
    List<String> line = new ArrayList<>();
    if (isRoot()) {
      line.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(opt.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(folder.resolve(log).toFile());
    builder.environment().putAll(Servers.postgres().environment());
    builder.environment().putAll(Servers.redis().environment());
    builder.environment().putAll(Servers.APPLICATION);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA", java().toString());
    builder.environment().put("JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    return builder.start();
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private String said(String log) throws IOException {
    return Files.readString(folder.resolve(log));
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
