package io.fastnpc.tools.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Payara Micro with the application at {@code /}.
 *
 * @param control starts and ends the worker
 * @param name a short name for people
 * @param port where it listens
 * @param log what it has said since its last start
 */
public record PayaraWorker(Control control, String name, int port, Path log) implements Server {
  /**
   * The folder for what Payara unpacks, 130 MB each time; it stays behind when Payara is killed.
   */
  private static final String TEMPORARY = "tmp";

  @Override
  public void start() {
    Folders.emptied(log.resolveSibling(TEMPORARY));
    control.start();
  }

  /** Where it answers. */
  public URI address() {
    return URI.create("http://" + HOST + ":" + port + "/");
  }

  /** The options that are shipped, on a machine that other things run on too. */
  public static List<String> smallOptions() {
    List<String> options = new ArrayList<>(shippedOptions());
    options.addAll(List.of("-XX:-UseParallelGC", "-XX:+UseSerialGC"));
    return options;
  }

  /** The options that are shipped. */
  public static List<String> shippedOptions() {
    return List.of("@" + BuiltFile.HOME.path().resolve("payara/jvm.options"));
  }

  /**
   * What workers run.
   *
   * @param payaraMicro the Payara Micro jar
   * @param war the application
   * @param preBoot commands that Payara runs before it opens its port
   * @param arguments further arguments of Payara Micro
   * @param jvmOptions options of Java
   */
  public record Software(
      Path payaraMicro, Path war, Path preBoot, List<String> arguments, List<String> jvmOptions) {
    /** What the build has made, by the system properties that the POM sets, in a small JVM. */
    public static Software built() {
      return new Software(
          BuiltFile.PAYARA.path(),
          BuiltFile.WAR.path(),
          BuiltFile.HOME.path().resolve("payara/pre-boot.asadmin"),
          List.of(),
          smallOptions());
    }

    Software withWar(Path otherWar) {
      return new Software(payaraMicro, otherWar, preBoot, arguments, jvmOptions);
    }

    Software withArguments(List<String> others) {
      return new Software(payaraMicro, war, preBoot, others, jvmOptions);
    }

    Software withJvmOptions(List<String> others) {
      return new Software(payaraMicro, war, preBoot, arguments, others);
    }
  }

  /**
   * Starts a worker and returns once the application answers.
   *
   * @param name a short name for people
   * @param software what to run
   * @param directory takes its log and temporary files
   * @param port where to listen
   * @param environment the application's variables
   * @throws ServerFailure if it does not start
   */
  public static PayaraWorker start(
      String name, Software software, Path directory, int port, Map<String, String> environment) {
    Path absolute = directory.toAbsolutePath();
    Path temporary = absolute.resolve(TEMPORARY);
    Path log = absolute.resolve("payara.log");
    var command =
        new ChildProcess.Command(
            name, line(software, temporary, port), environment, absolute, log, "TERM");
    PayaraWorker worker =
        new PayaraWorker(new ChildProcess(command, () -> isDeployed(log)), name, port, log);
    worker.start();
    return worker;
  }

  private static List<String> line(Software software, Path temporary, int port) {
    List<String> line = new ArrayList<>();
    line.add(WorkerJdk.program("java"));
    line.addAll(software.jvmOptions());
    line.add("-Djava.io.tmpdir=" + temporary);
    line.addAll(List.of("-jar", software.payaraMicro().toAbsolutePath().toString()));
    line.addAll(List.of("--nohazelcast", "--disablephonehome"));
    line.addAll(List.of("--prebootcommandfile", software.preBoot().toAbsolutePath().toString()));
    line.addAll(List.of("--port", Integer.toString(port)));
    line.addAll(List.of("--deploy", software.war().toAbsolutePath().toString()));
    line.addAll(List.of("--contextroot", "/"));
    line.addAll(software.arguments());
    return line;
  }

  /**
   * Payara keeps running without an application that fails to start; its closing summary shows it.
   */
  private static boolean isDeployed(Path log) throws IOException {
    String said = Files.readString(log);
    if (!said.contains(" ready in ")) {
      return false;
    }
    if (said.contains("\"Deployed\"") && said.contains("\"Context Root\": \"/\"")) {
      return true;
    }
    throw new ServerFailure("the application did not start; see " + log);
  }
}
