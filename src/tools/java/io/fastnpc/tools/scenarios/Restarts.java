package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.scenarios.SteadyUsers.Figures;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.NginxServer;
import io.fastnpc.tools.servers.NginxSite;
import io.fastnpc.tools.servers.Server;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What users notice of workers that are restarted, ended or killed behind the shipped nginx. */
public final class Restarts {
  private static final int USERS = 4;

  /** Three seconds of them: longer than nginx leaves a worker alone that did not answer. */
  private static final int PAUSE = 60;

  private Restarts() {}

  static void measure(PrintStream out) throws InterruptedException {
    if (!NginxServer.isInstalled()) {
      out.println("No restarts: " + NginxServer.MISSING);
      return;
    }
    out.printf(
        """

        ## Restarts behind nginx, two workers, %d requests a second of which two in five write

        | | requests | failed reads | failed writes | wrong answers |
        |---|---:|---:|---:|---:|
        """,
        USERS * 5);
    try (Installation installation =
        Installation.ofWorkers(2).with("FASTNPC_STOP_NOTICE", "PT3S").start()) {
      of(installation)
          .forEach(
              (what, figures) -> {
                out.printf(
                    "| %s | %d | %d | %d | %d |%n",
                    what,
                    figures.requests(),
                    figures.failedReads().size(),
                    figures.failedWrites().size(),
                    figures.wrong().size());
              });
    }
  }

  /** Ends and starts both workers in each of three ways, and returns what users noticed of it. */
  public static Map<String, Figures> of(Installation installation) throws InterruptedException {
    Server first = installation.workers().get(0);
    Server second = installation.workers().get(1);
    NginxSite site = NginxSite.ofWorkers(first.port(), second.port());
    Map<String, Figures> all = new LinkedHashMap<>();
    try (NginxServer nginx =
            NginxServer.start(
                BuiltFile.HOME.path().resolve("target/servers/nginx-restarts"), site);
        SteadyUsers users = new SteadyUsers(nginx.address(), USERS)) {
      users.await(PAUSE);
      Figures before = users.figures();
      first.restart();
      second.restart();
      users.await(PAUSE);
      Figures restarted = users.figures();
      all.put("rolling restart", restarted.since(before));
      first.stop();
      users.await(PAUSE);
      first.start();
      users.await(PAUSE);
      Figures ended = users.figures();
      all.put("SIGTERM, later a start", ended.since(restarted));
      for (Server worker : installation.workers()) {
        worker.kill();
        users.await(PAUSE);
        worker.start();
        users.await(PAUSE);
      }
      all.put("SIGKILL of each, later a start", users.figures().since(ended));
    }
    return all;
  }
}
