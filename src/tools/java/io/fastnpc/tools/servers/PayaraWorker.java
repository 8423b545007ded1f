package io.fastnpc.tools.servers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  private static final String ARCHIVES = "classes";
  private static final String CHOICE = "worker.sh: Java ";

  @Override
  public void start() {
    Folders.emptied(PlainFolder.standingFor(log.resolveSibling(TEMPORARY)));
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
   * @param postDeploy commands that it runs when it has deployed the application
   * @param arguments further arguments of Payara Micro
   * @param jvmOptions options of Java
   */
  public record Software(
      Path payaraMicro,
      Path war,
      Path preBoot,
      Path postDeploy,
      List<String> arguments,
      List<String> jvmOptions) {
    /** What the build has made, by the system properties that the POM sets, in a small JVM. */
    public static Software built() {
      return new Software(
          BuiltFile.PAYARA.path(),
          BuiltFile.WAR.path(),
          BuiltFile.HOME.path().resolve("payara/pre-boot.asadmin"),
          BuiltFile.HOME.path().resolve("payara/post-deploy.asadmin"),
          List.of(),
          smallOptions());
    }

    /** How it writes its log, as shipped. */
    Path logging() {
      return preBoot.resolveSibling("logging.properties");
    }

    Software withWar(Path otherWar) {
      return new Software(payaraMicro, otherWar, preBoot, postDeploy, arguments, jvmOptions);
    }

    Software withArguments(List<String> others) {
      return new Software(payaraMicro, war, preBoot, postDeploy, others, jvmOptions);
    }

    Software withJvmOptions(List<String> others) {
      return new Software(payaraMicro, war, preBoot, postDeploy, arguments, others);
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
    Path temporary = PlainFolder.standingFor(absolute.resolve(TEMPORARY));
    Path log = absolute.resolve("payara.log");
    var command =
        new ChildProcess.Command(
            name, line(software, temporary, port), environment, absolute, log, "TERM");
    PayaraWorker worker =
        new PayaraWorker(new ChildProcess(command, () -> isDeployed(log)), name, port, log);
    worker.start();
    return worker;
  }

  /**
   * Starts a worker by the script that is shipped for that, and returns once the application
   * answers. The first start of a folder takes longer, and with an {@linkplain #beginArchive
   * archive} all take less. The script chooses the JDK, unless the POM names one.
   *
   * @param name a short name for people
   * @param software what to run; its first option is the file of the shipped ones
   * @param directory takes its log and what it unpacks, which is kept
   * @param port where to listen
   * @param environment the application's variables
   * @throws ServerFailure if it does not start
   */
  public static PayaraWorker startByScript(
      String name, Software software, Path directory, int port, Map<String, String> environment) {
    Path absolute = directory.toAbsolutePath();
    Folders.made(absolute);
    Path log = absolute.resolve("payara.log");
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(forScript(software));
    // Beside the folders of all workers, which share it.
    all.put("ARCHIVES", absolute.resolveSibling(ARCHIVES).toString());
    List<String> line = new ArrayList<>();
    line.addAll(List.of("sh", BuiltFile.HOME.path().resolve("payara/worker.sh").toString()));
    line.addAll(List.of(Integer.toString(port), absolute.resolve("unpacked").toString()));
    line.addAll(software.arguments());
    var command = new ChildProcess.Command(name, line, all, absolute, log, "TERM");
    ChildProcess process = new ChildProcess(command, () -> isDeployed(log));
    process.start();
    return new PayaraWorker(process, name, port, log);
  }

  /**
   * Begins to make the archive of classes from which workers beside {@code directory} start from
   * then on, at the lowest priority, and returns at once.
   *
   * @param directory takes what it needs, and says in {@code archive.log} how it went
   * @param environment the application's variables
   * @throws IOException if there is no shell
   */
  public static Process beginArchive(
      Software software, Path directory, Map<String, String> environment) throws IOException {
    Path absolute = directory.toAbsolutePath();
    Folders.made(absolute);
    String script = BuiltFile.HOME.path().resolve("payara/archive.sh").toString();
    ProcessBuilder builder =
        new ProcessBuilder("nice", "-n", "19", "sh", script, absolute.toString())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(absolute.resolve("end.log").toFile());
    builder.environment().putAll(environment);
    builder.environment().putAll(forScript(software));
    builder.environment().put("ARCHIVES", absolute.resolveSibling(ARCHIVES).toString());
    return builder.start();
  }

  private static Map<String, String> forScript(Software software) {
    Map<String, String> variables = new TreeMap<>(WorkerJdk.forScript());
    variables.put("WAR", software.war().toAbsolutePath().toString());
    variables.put("PAYARA_MICRO", software.payaraMicro().toAbsolutePath().toString());
    List<String> options = software.jvmOptions();
    variables.put("JAVA_OPTIONS", String.join(" ", options.subList(1, options.size())));
    return variables;
  }

  /** What {@code worker.sh} has said of the Java that it chose; empty where it was not asked. */
  public Optional<String> java() {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.startsWith(CHOICE)).findFirst();
    } catch (IOException failure) {
      throw ServerFailure.unusable(log, failure);
    }
  }

  private static List<String> line(Software software, Path temporary, int port) {
    List<String> line = new ArrayList<>();
    line.add(WorkerJdk.program("java"));
    line.addAll(software.jvmOptions());
    line.add("-Djava.io.tmpdir=" + temporary);
    line.addAll(List.of("-jar", software.payaraMicro().toAbsolutePath().toString()));
    line.addAll(List.of("--nohazelcast", "--disablephonehome"));
    line.addAll(List.of("--prebootcommandfile", software.preBoot().toAbsolutePath().toString()));
    line.addAll(
        List.of("--postdeploycommandfile", software.postDeploy().toAbsolutePath().toString()));
    line.addAll(List.of("--logproperties", software.logging().toAbsolutePath().toString()));
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
    String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    if (!said.contains(" ready in ")) {
      return false;
    }
    if (said.contains("\"Deployed\"") && said.contains("\"Context Root\": \"/\"")) {
      return true;
    }
    throw new ServerFailure("the application did not start; see " + log);
  }
}
