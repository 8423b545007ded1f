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
 * The machine's nginx with a shipped configuration, on a port of loopback.
 *
 * @param control starts and ends it
 * @param port where it listens
 */
public record NginxServer(Control control, int port) implements Server {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin/nginx"), Path.of("/usr/local/sbin/nginx"), Path.of("/usr/bin/nginx"));

  /** What to say where {@link #isInstalled()} is false. */
  public static final String MISSING = "there is no nginx on this machine: apt-get install nginx";

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
        types {
          text/html html;
          text/css css;
          application/javascript js;
        }
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
   * Starts it on a free port.
   *
   * @param directory takes its files
   * @param site what it serves
   * @throws ServerFailure if it is not installed or does not start
   */
  public static NginxServer start(Path directory, NginxSite site) {
    Path absolute = Folders.emptied(directory.toAbsolutePath());
    Path program = program().orElseThrow(() -> new ServerFailure(MISSING));
    int port = Ports.free();
    try {
      site.writeInto(absolute, port);
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
