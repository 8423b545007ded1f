package io.fastnpc.tools.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Redis Sentinel that decides alone.
 *
 * @param control starts and ends the program
 * @param port its port
 */
public record RedisSentinel(Control control, int port) implements Server {
  /** The name under which it knows the master. */
  public static final String MASTER = "mymaster";

  static RedisSentinel start(
      Binaries binaries, Path directory, int port, int master, String password) {
    Path absolute = directory.toAbsolutePath();
    Path configuration = absolute.resolve("sentinel.conf");
    try {
      Files.createDirectories(absolute);
      Files.write(
          configuration,
          List.of(
              "port " + port,
              "bind " + HOST,
              "dir \"" + absolute + '"',
              "requirepass " + password,
              "sentinel monitor " + MASTER + ' ' + HOST + ' ' + master + " 1",
              "sentinel down-after-milliseconds " + MASTER + " 1000",
              "sentinel failover-timeout " + MASTER + " 10000"));
    } catch (IOException failure) {
      throw ServerFailure.unusable(directory, failure);
    }
    List<String> line =
        List.of(
            binaries.redis().toAbsolutePath().toString(), configuration.toString(), "--sentinel");
    Path log = absolute.resolve("sentinel.log");
    var command = new ChildProcess.Command("Sentinel", line, Map.of(), absolute, log, "TERM");
    RedisSentinel sentinel =
        new RedisSentinel(new ChildProcess(command, () -> listens(port)), port);
    sentinel.start();
    return sentinel;
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  @Override
  public String name() {
    return "sentinel";
  }
}
