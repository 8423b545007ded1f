package io.fastnpc.tools.launcher;

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
    return children.start(
        () -> RedisServer.start(binaries(), configuration, directory, Ports.free()));
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
    return Map.of(
        "FASTNPC_SECRET", options.get("FASTNPC_SECRET", data.secret("session-secret")),
        "FASTNPC_ADMIN_USER", options.get("FASTNPC_ADMIN_USER", Demo.ADMIN),
        "FASTNPC_STOP_NOTICE", options.get("FASTNPC_STOP_NOTICE", "PT0S"));
  }

  private Binaries binaries() {
    return new Binaries(data.path().resolve("bin"));
  }
}
