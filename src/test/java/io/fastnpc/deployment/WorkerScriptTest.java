package io.fastnpc.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code payara/worker.sh} does before it starts a Java, at files of its own. */
class WorkerScriptTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /**
   * What the script calls until it knows whether the application is whole, without {@code unzip}.
   */
  private static final List<String> PROGRAMS =
      List.of("dirname", "tail", "head", "mktemp", "wc", "rm");

  private static final int LENGTH = 100_000;

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private byte[] whole = {};

  @BeforeEach
  void archive() throws IOException {
    Path war = folder.resolve("fastnpc.war");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      for (String name : List.of("first", "second", "third")) {
        byte[] content = new byte[LENGTH];
        new Random(name.length()).nextBytes(content);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
      }
    }
    whole = Files.readAllBytes(war);
    environment.put("WAR", war.toString());
    environment.put("PAYARA_MICRO", folder.resolve("none.jar").toString());
    environment.put("JAVA", JAVA.toString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_application_that_is_damaged_is_refused_in_one_line(boolean unzip) throws Exception {
    if (!unzip) {
      assumeTrue(Files.exists(JAVA.resolveSibling("jar")), "this Java has no jar");
      environment.put("PATH", withoutUnzip());
    }
    assertThat(said(whole)).contains("there is no Payara Micro at ");
    byte[] changed = whole.clone();
    changed[LENGTH + LENGTH / 2] ^= 1;
    byte[] zeroed = whole.clone();
    Arrays.fill(zeroed, LENGTH, 2 * LENGTH, (byte) 0);
    byte[] unknown = whole.clone();
    unknown[second()] = 0;
    for (byte[] damaged :
        List.of(new byte[0], Arrays.copyOf(whole, LENGTH), changed, zeroed, unknown)) {
      assertThat(said(damaged)).endsWith("fastnpc.war is not complete, or damaged: copy it again");
    }
  }

  /** Where the second entry begins. */
  private int second() {
    String text = new String(whole, ISO_8859_1);
    return text.indexOf("second") - ZipOutputStream.LOCHDR;
  }

  private String withoutUnzip() throws IOException {
    Path programs = Files.createDirectory(folder.resolve("programs"));
    for (String program : PROGRAMS) {
      program(programs.resolve(program), "PATH=/usr/bin:/bin; exec " + program + " \"$@\"");
    }
    return programs.toString();
  }

  @Test
  void payara_is_unpacked_again_for_another_content_only() throws Exception {
    Path payara = folder.resolve("payara-micro.jar");
    Files.write(payara, whole);
    environment.put("PAYARA_MICRO", payara.toString());
    environment.put("JAVA", javaThatTells().toString());
    assertThat(said(whole)).contains("unpacked").contains("started");

    Files.setLastModifiedTime(payara, FileTime.from(Instant.parse("2020-02-20T20:20:20Z")));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TZ", "Asia/Shanghai");
    assertThat(said(whole)).doesNotContain("unpacked").contains("started");

    byte[] damaged = whole.clone();
    damaged[LENGTH] ^= 1;
    Files.write(payara, damaged);
    assertThat(said(whole))
        .contains("payara-micro.jar is not complete, or damaged: copy it again")
        .doesNotContain("started");
  }

  @Test
  void an_archive_is_taken_for_the_same_java_and_payara_only() throws Exception {
    environment.put(
        "PAYARA_MICRO", Files.write(folder.resolve("payara-micro.jar"), whole).toString());
    Path java = javaThatTells();
    environment.put("JAVA", java.toString());
    assertThat(said(whole)).contains("worker.sh: Java 17, " + java + "; archive.sh would make");

    Path classes = Files.createDirectory(folder.resolve("classes"));
    Files.writeString(classes.resolve("classes-" + made() + ".aot"), "of a newer Java");
    assertThat(said(whole)).contains("archive.sh would make");
    Files.writeString(classes.resolve("classes-" + made() + ".jsa"), "of this one");
    assertThat(said(whole)).contains("worker.sh: Java 17, " + java + ", with an archive");
  }

  private String made() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("worker"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("payara-"))
          .findFirst()
          .orElseThrow()
          .substring("payara-".length());
    }
  }

  @Test
  void the_jdk_is_the_one_that_is_named() throws Exception {
    environment.put(
        "PAYARA_MICRO", Files.write(folder.resolve("payara-micro.jar"), whole).toString());
    Path programs = Files.createDirectories(folder.resolve("jdk/bin"));
    Path java = Files.move(javaThatTells(), programs.resolve("java"));
    environment.put("JAVA", "");
    environment.put("FASTNPC_JDK", folder.resolve("jdk").toString());
    assertThat(said(whole)).contains("worker.sh: Java 17, " + java);
  }

  /** Stands in for Java: tells what it was called for, and warns of something with a time. */
  private Path javaThatTells() throws IOException {
    return program(
        folder.resolve("java"),
        """
        case $1 in
          -version) echo "[0.$$s][warning] no cgroups" >&2; echo 'openjdk version "17"' >&2 ;;
          -jar) mkdir -p "$4/config"; echo unpacked ;;
          *) echo started ;;
        esac
        """);
  }

  private static Path program(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(file, "#!/bin/sh\n" + text + "\n");
  }

  /** The script's words about the application {@code war}. */
  private String said(byte[] war) throws IOException, InterruptedException {
    Files.write(folder.resolve("fastnpc.war"), war);
    ProcessBuilder command =
        new ProcessBuilder("/bin/sh", "payara/worker.sh", "8080", folder + "/worker")
            .redirectErrorStream(true);
    command.environment().putAll(environment);
    Process process = command.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor() == 0).as(said).isEqualTo(said.endsWith("started"));
    return said;
  }
}
