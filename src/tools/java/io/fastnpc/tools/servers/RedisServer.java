package io.fastnpc.tools.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Redis server with the repository's {@code redis.conf}.
 *
 * @param control starts and ends the server
 * @param port its port
 * @param directory where it keeps {@code dump.rdb}
 */
public record RedisServer(Control control, int port, Path directory) implements Server {
  private static final int PATIENCE_MILLIS = 1_000;

  /**
   * Starts the embedded server.
   *
   * @param binaries where its program is
   * @param configuration the {@code redis.conf}; port and directory below go before it
   * @param directory keeps the snapshots; made if it is not there
   * @param port where to listen
   */
  public static RedisServer start(Binaries binaries, Path configuration, Path directory, int port) {
    Path absolute = directory.toAbsolutePath();
    try {
      Files.createDirectories(absolute);
    } catch (IOException failure) {
      throw ServerFailure.unusable(directory, failure);
    }
    List<String> line =
        List.of(
            binaries.redis().toAbsolutePath().toString(),
            configuration.toAbsolutePath().toString(),
            "--port",
            Integer.toString(port),
            "--bind",
            HOST,
            "--dir",
            absolute.toString(),
            "--daemonize",
            "no",
            "--logfile",
            "",
            // The command line stays, by which a later run recognizes the process.
            "--set-proc-title",
            "no");
    Path log = absolute.resolve("redis.log");
    var command = new ChildProcess.Command("Redis", line, Map.of(), absolute, log, "TERM");
    RedisServer server =
        new RedisServer(new ChildProcess(command, () -> answers(port)), port, absolute);
    server.start();
    return server;
  }

  /**
   * Has it speak TLS on a port of its own as well, until it is stopped.
   *
   * @return that port
   */
  public int speakTls(SelfSigned certificate) {
    int tlsPort = Ports.free();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String settings =
          "CONFIG SET tls-cert-file %s tls-key-file %s tls-auth-clients no tls-port %d\r\n"
              .formatted(certificate.certificate(), certificate.key(), tlsPort);
      socket.getOutputStream().write(settings.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readNBytes(3), StandardCharsets.UTF_8);
      if (!answer.equals("+OK")) {
        throw new ServerFailure("Redis cannot speak TLS; see " + directory);
      }
      return tlsPort;
    } catch (IOException failure) {
      throw new ServerFailure("Redis cannot speak TLS: " + failure.getMessage(), failure);
    }
  }

  static boolean answers(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      // "+PONG", or "-LOADING …" while it reads its snapshot
      return socket.getInputStream().read() == '+';
    }
  }

  @Override
  public String name() {
    return "redis";
  }

  /** The variables that point the application at this server. */
  public Map<String, String> environment() {
    return Map.of("REDIS_HOST", HOST, "REDIS_PORT", Integer.toString(port));
  }
}
