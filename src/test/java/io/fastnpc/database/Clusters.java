package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.Binaries;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers of PostgreSQL whose files are copied while they are stopped; ended and gone at the end.
 */
public final class Clusters implements AutoCloseable {
  private static final Path SERVERS = Path.of("target/servers").toAbsolutePath();
  private static final String PASSWORD = "only-for-tests";

  private final Path folder;
  private final List<Server> started = new ArrayList<>();

  /** None yet, in a folder of that name. */
  public Clusters(String name) throws IOException {
    folder = SERVERS.resolve(name + "-" + ProcessHandle.current().pid());
    run("rm", "-rf", folder.toString());
    Files.createDirectories(folder);
  }

  /** Starts the one called {@code name}, which is made where there is none. */
  public PostgresServer start(String name, String... settings) {
    Binaries binaries = new Binaries(SERVERS.resolve("bin"));
    PostgresServer server =
        PostgresServer.start(
            binaries, folder.resolve(name), Ports.free(), PASSWORD, List.of(settings));
    started.add(server);
    return server;
  }

  /** Copies one with owner and mode, on which PostgreSQL insists. */
  public void copy(String from, String to) throws IOException {
    run("cp", "-a", path(from), path(to));
  }

  /** Copies one as a standby, which goes on as such until it is promoted. */
  public void copyAsStandby(String from, String to) throws IOException {
    copy(from, to);
    String signal = to + "/data/standby.signal";
    copy(from + "/data/PG_VERSION", signal);
    run("truncate", "-s", "0", path(signal));
  }

  /** Deletes the files of one. */
  public void remove(String name) throws IOException {
    run("rm", "-rf", path(name));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Override
  public void close() throws IOException {
    started.forEach(Server::kill);
    run("rm", "-rf", folder.toString());
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.onExit().join().exitValue()).as(String.join(" ", command)).isZero();
  }
}
