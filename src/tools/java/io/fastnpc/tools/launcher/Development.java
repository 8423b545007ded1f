package io.fastnpc.tools.launcher;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.Leftovers;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PayaraWorker.Software;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.ServerFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The installation that the launcher starts, with its progress on the console.
 *
 * @param options what the environment asks for
 * @param data what is kept between runs
 * @param children learns of every server
 * @param console takes the progress, then the addresses
 */
record Development(Options options, DataFolder data, Children children, PrintStream console) {
  /** Returns once every worker answers. @throws ServerFailure if something does not start */
  void start() {
    Optional<Demo> demo = Demo.wanted(options);
    long leftovers = Leftovers.stop(data.path());
    if (leftovers > 0) {
      console.println("Stopped " + leftovers + " processes of an earlier run that was killed");
    }
    checkPorts();
    Installation installation = startServers();
    console.println();
    tellWhatRuns(installation);
    children.describe().forEach(console::println);
    URI address = URI.create("http://localhost:" + options.httpPort() + "/");
    demo.ifPresent(users -> users.prepare(address, data, console));
    console.println("FastNPC is ready: " + address);
    beginArchive(installation.environment());
  }

  private void tellWhatRuns(Installation installation) {
    if (!options.givenRedis()) {
      console.println(installation.redis().software());
    }
    installation.workers().get(0).java().ifPresent(console::println);
  }

  /**
   * On the side, once for each JDK and Payara: the next start takes less time. It is a child of
   * this process, and ends with the others.
   */
  private void beginArchive(Map<String, String> environment) {
    try {
      PayaraWorker.beginArchive(Software.built(), data.path().resolve("archive"), environment);
    } catch (IOException noShell) {
      console.println("No archive of classes is made: " + noShell.getMessage());
    }
  }

  private void checkPorts() {
    for (int port = options.httpPort(); port < options.httpPort() + options.workers(); port++) {
      try {
        Ports.requireFree(port);
      } catch (ServerFailure taken) {
        throw new ServerFailure(
            taken.getMessage() + ". Set HTTP_PORT to another, or stop what listens there.", taken);
      }
    }
  }

  /** A server that is given is named by variables of this process, which workers inherit. */
  private Installation startServers() {
    Installation.Builder installation =
        new Installation.Builder(new KeptSite(options, data, children), options.workers());
    if (options.givenPostgres()) {
      installation.givenPostgres(Map.of());
    }
    if (options.givenRedis()) {
      installation.givenRedis(Map.of());
    }
    try (Progress progress = new Progress(console)) {
      return installation.telling(progress).start();
    }
  }
}
