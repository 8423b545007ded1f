package io.fastnpc.tools.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's nginx with the shipped configuration, on a port of loopback and without TLS.
 *
 * @param control starts and ends it
 * @param port where it listens
 */
public record NginxServer(Control control, int port) implements Server {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin/nginx"), Path.of("/usr/local/sbin/nginx"), Path.of("/usr/bin/nginx"));

  private static final String AROUND =
      """
      daemon off;
      user root;
      pid nginx.pid;
      events { worker_connections 512; }
      http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        include site.conf;
      }
      """;

  /** Whether this machine has one. */
  public static boolean isInstalled() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  /** Where it answers. */
  public URI address() {
    return URI.create("http://" + HOST + ":" + port + "/");
  }

  @Override
  public String name() {
    return "nginx";
  }

  /**
   * Starts it in front of two workers, which may be the same one twice.
   *
   * @param directory takes its files
   * @throws ServerFailure if it is not installed or does not start
   */
  public static NginxServer start(Path directory, int port, int firstWorker, int secondWorker) {
    Path absolute = Folders.emptied(directory.toAbsolutePath());
    Path program = program().orElseThrow(() -> new ServerFailure("nginx is not installed"));
    Path shipped = BuiltFile.HOME.path().resolve("payara");
    try {
      Files.copy(shipped.resolve("nginx-common.conf"), absolute.resolve("nginx-common.conf"));
      Files.writeString(
          absolute.resolve("site.conf"),
          Files.readString(shipped.resolve("nginx.conf"))
              .replace("listen 443 ssl;", "listen " + HOST + ":" + port + ";")
              .replaceAll("(?m)^ *ssl_.*$", "")
              .replace("127.0.0.1:8080", HOST + ":" + firstWorker)
              .replace("127.0.0.1:8081", HOST + ":" + secondWorker));
      Files.writeString(absolute.resolve("nginx.conf"), AROUND);
    } catch (IOException failure) {
      throw ServerFailure.unusable(absolute, failure);
    }
    List<String> line =
        Stream.of(program, "-p", absolute, "-c", absolute.resolve("nginx.conf"), "-e", "stderr")
            .map(Object::toString)
            .toList();
    var command =
        new ChildProcess.Command(
            "nginx", line, Map.of(), absolute, absolute.resolve("nginx.log"), "TERM");
    NginxServer server = new NginxServer(new ChildProcess(command, () -> answers(port)), port);
    server.start();
    return server;
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
