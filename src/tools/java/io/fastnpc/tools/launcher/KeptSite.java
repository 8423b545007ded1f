package io.fastnpc.tools.launcher;

import io.fastnpc.tools.Console;
import io.fastnpc.tools.servers.Binaries;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PayaraWorker.Software;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Servers whose data are kept from run to run, and workers on the ports that the options name.
 *
 * @param options what the environment asks for
 * @param data takes all files
 * @param children learns of every server
 */
record KeptSite(Options options, DataFolder data, Children children) implements Site {
  @Override
  public PostgresServer startPostgres() {
    Path directory = data.path().resolve("postgres");
    String password = data.secret("postgres-password");
    return children.start(
        () -> PostgresServer.start(binaries(), directory, Ports.free(), password, List.of()));
  }

  @Override
  public RedisServer startRedis() {
    Path configuration = BuiltFile.HOME.path().resolve("redis.conf");
    Path directory = data.path().resolve("redis");
    Optional<String> password = Optional.of(data.secret("redis-password"));
    return children.start(
        () -> RedisServer.start(binaries(), configuration, directory, Ports.free(), password));
  }

  @Override
  public PayaraWorker startWorker(int number, Software software, Map<String, String> environment) {
    String name = "worker-" + number;
    int port = options.httpPort() + number - 1;
    Path directory = data.path().resolve(name);
    return children.start(
        () -> PayaraWorker.startByScript(name, software, directory, port, environment));
  }

  @Override
  public Software software() {
    return Software.built();
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> missing = new TreeMap<>();
    // What is set is inherited as it is; this process cannot read every byte of it in every locale.
    if (!options.isSet("FASTNPC_SECRET")) {
      missing.put("FASTNPC_SECRET", data.secret("session-secret"));
    }
    if (!options.isSet("FASTNPC_ADMIN_USER")) {
      missing.put("FASTNPC_ADMIN_USER", Demo.ADMIN);
    }
    if (!options.isSet("FASTNPC_STOP_NOTICE")) {
      missing.put("FASTNPC_STOP_NOTICE", "PT0S");
    }
    if (Console.isAscii()) {
      missing.put("LC_ALL", "C.UTF-8"); // or workers could not read such variables either
    }
    return missing;
  }

  private Binaries binaries() {
    return new Binaries(data.path().resolve("bin"));
  }
}
