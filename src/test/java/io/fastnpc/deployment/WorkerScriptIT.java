package io.fastnpc.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PayaraWorker.Software;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.ServerFailure;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.WorkerJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that {@code payara/worker.sh} starts, well and badly. */
class WorkerScriptIT {
  @TempDir private Path folder;

  @Test
  void a_worker_starts_again_and_again_in_its_folder() throws Exception {
    Path own = folder.resolve("worker");
    try (PayaraWorker worker =
        PayaraWorker.startByScript("worker", Software.built(), own, Ports.free(), environment())) {
      isServedOnce(worker);
      assertThat(worker.java().orElseThrow()).contains("archive.sh would make an archive");

      Process archive =
          PayaraWorker.beginArchive(Software.built(), folder.resolve("archive"), environment());
      assertThat(archive.waitFor()).as(said("archive/archive.log")).isZero();
      assertThat(RestClient.at(worker.address()).get("/admin/").status()).isNotEqualTo(500);
      worker.restart();
      isServedOnce(worker);
      assertThat(worker.java().orElseThrow()).endsWith("with an archive of classes");
      // It is in use, although it was made in another folder; and the worker's own files are there.
      assertThat(Files.readString(Path.of("/proc/" + worker.control().pid() + "/maps")))
          .contains(archive().toString());
      assertThat(said("worker/payara.log")).contains("is located at " + own.toRealPath());

      worker.stop();
      Path archived = archive();
      Files.delete(archived);
      Files.writeString(archived, "no archive");
      worker.start();
      isServedOnce(worker);
    }
  }

  private String said(String log) throws IOException {
    return Files.readString(folder.resolve(log));
  }

  /** What an earlier run has deployed is deployed twice. */
  private static void isServedOnce(PayaraWorker worker) throws IOException {
    assertThat(RestClient.at(worker.address()).get("/health/ready").status()).isEqualTo(200);
    try (Stream<String> lines = Files.lines(worker.log())) {
      assertThat(lines.filter(line -> line.contains("names for EJB SchemaAtStartup"))).hasSize(1);
    }
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("classes"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void a_setting_that_makes_no_sense_ends_the_process() throws IOException {
    Map<String, String> environment = environment();
    environment.put("POSTGRES_SSLMODE", "perhaps");
    assertThatExceptionOfType(ServerFailure.class)
        .isThrownBy(() -> start(Software.built(), environment));
    assertThat(Files.readString(folder.resolve("payara.log")))
        .contains("POSTGRES_SSLMODE must be one of disable, prefer,")
        .contains("The application has not started; the lines above say why");
  }

  @Test
  void an_application_that_is_not_complete_is_told() throws IOException {
    Path half = folder.resolve("half.war");
    byte[] whole = Files.readAllBytes(BuiltFile.WAR.path());
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    assertThatExceptionOfType(ServerFailure.class)
        .isThrownBy(() -> start(withWar(half), environment()))
        .withMessageContaining("half.war is not complete, or damaged: copy it again");
    assertThatExceptionOfType(ServerFailure.class)
        .isThrownBy(() -> start(withWar(folder.resolve("none.war")), environment()))
        .withMessageContaining("there is no application at ");
  }

  /**
   * Nothing of ours is asked there; Payara alone would say that it is ready, and run on with its
   * port closed.
   */
  @Test
  void an_application_that_payara_cannot_read_ends_the_process() throws Exception {
    Path war = folder.resolve("unreadable.war");
    try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(war))) {
      archive.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
      archive.write("<web-app".getBytes(UTF_8));
    }
    ProcessBuilder script =
        new ProcessBuilder(
                "sh",
                BuiltFile.HOME.path().resolve("payara/worker.sh").toString(),
                Integer.toString(Ports.free()),
                folder.resolve("unpacked").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("payara.log").toFile());
    script.environment().putAll(environment());
    script.environment().put("WAR", war.toString());
    script.environment().put("PAYARA_MICRO", Software.built().payaraMicro().toString());
    script.environment().put("JAVA", WorkerJdk.program("java"));
    Process process = script.start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(Files.readString(folder.resolve("payara.log"))).contains("unreadable.war");
    } finally {
      process.destroyForcibly();
    }
  }

  private void start(Software software, Map<String, String> environment) {
    PayaraWorker.startByScript("worker", software, folder, Ports.free(), environment).close();
  }

  private static Software withWar(Path war) {
    Software built = Software.built();
    return new Software(
        built.payaraMicro(),
        war,
        built.preBoot(),
        built.postDeploy(),
        List.of(),
        built.jvmOptions());
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(Servers.postgres().environment());
    environment.putAll(Servers.redis().environment());
    environment.putAll(Servers.APPLICATION);
    return environment;
  }
}
