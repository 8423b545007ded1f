package io.fastnpc.tools.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Redis server with the repository's {@code redis.conf}.
 *
 * @param control starts and ends the server
 * @param port its port
 * @param directory where it keeps {@code dump.rdb}
 * @param password what it asks of clients; absent: nothing
 */
public record RedisServer(Control control, int port, Path directory, Optional<String> password)
    implements Server {
  private static final int PATIENCE_MILLIS = 1_000;
  private static final String PASSWORD_FILE = "redis-password.conf";

  /** Names the program that has saved the snapshots. */
  private static final String PROGRAM_FILE = "program";

  /** A server that asks for no password. */
  public RedisServer(Control control, int port, Path directory) {
    this(control, port, directory, Optional.empty());
  }

  /** Starts a server without a password; see the other one. */
  public static RedisServer start(Binaries binaries, Path configuration, Path directory, int port) {
    return start(binaries, configuration, directory, port, Optional.empty());
  }

  /**
   * Starts a server of this machine's own program, or of the embedded one.
   *
   * @param binaries where its program is
   * @param configuration the {@code redis.conf}; port and directory below go before it
   * @param directory keeps the snapshots; made if it is not there. Another program's are removed:
   *     an older one would not start on them, and nothing is lost with a cache
   * @param port where to listen
   * @param password what to ask of clients, of letters, digits, {@code -} and {@code _}; in a file,
   *     since everybody can read a command line
   */
  public static RedisServer start(
      Binaries binaries, Path configuration, Path directory, int port, Optional<String> password) {
    Path absolute = directory.toAbsolutePath();
    try {
      Files.createDirectories(absolute);
    } catch (IOException failure) {
      throw ServerFailure.unusable(directory, failure);
    }
    Path access = access(absolute, password);
    Path program = binaries.redis().toAbsolutePath();
    forgetSnapshotOfAnother(program, absolute);
    List<String> line =
        List.of(
            program.toString(),
            configuration.toAbsolutePath().toString(),
            "--port",
            Integer.toString(port),
            "--bind",
            HOST,
            "--include",
            access.toString(),
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
        new RedisServer(
            new ChildProcess(command, () -> answers(port, password)), port, absolute, password);
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

  /**
   * Says what to ask for, whatever the machine's own Redis asks for; readable by its owner only.
   */
  private static Path access(Path directory, Optional<String> password) {
    Path file = directory.resolve(PASSWORD_FILE);
    try {
      Path partial = Files.createTempFile(directory, PASSWORD_FILE, "");
      Files.writeString(partial, "requirepass \"" + password.orElse("") + "\"\n");
      return Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw ServerFailure.unusable(file, failure);
    }
  }

  /** An older server does not start on what a newer one has saved. */
  private static void forgetSnapshotOfAnother(Path program, Path directory) {
    Path file = directory.resolve(PROGRAM_FILE);
    try {
      if (Files.exists(file) && !Files.readString(file).equals(program.toString())) {
        Files.deleteIfExists(directory.resolve("dump.rdb"));
      }
      Files.writeString(file, program.toString());
    } catch (IOException failure) {
      throw ServerFailure.unusable(file, failure);
    }
  }

  static boolean answers(int port) throws IOException {
    return answers(port, Optional.empty());
  }

  private static boolean answers(int port, Optional<String> password) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      BufferedReader answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String line = password.map(text -> "AUTH " + text + "\r\n").orElse("") + "PING\r\n";
      socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
      // "+PONG", or "-LOADING …" while it reads its snapshot
      return (password.isEmpty() || "+OK".equals(answers.readLine()))
          && "+PONG".equals(answers.readLine());
    }
  }

  /** Version and program of the server that runs, as it says itself. */
  public String software() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String line =
          password.map(text -> "AUTH " + text + "\r\n").orElse("") + "INFO server\r\nQUIT\r\n";
      socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
      String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return "Redis " + told(said, "redis_version") + ", " + told(said, "executable");
    } catch (IOException failure) {
      throw new ServerFailure("Redis does not tell what it is: " + failure.getMessage(), failure);
    }
  }

  private static String told(String said, String field) {
    return said.lines()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.substring(field.length() + 1))
        .findFirst()
        .orElse("(unknown " + field + ")");
  }

  @Override
  public String name() {
    return "redis";
  }

  /** The variables that point the application at this server. */
  public Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("REDIS_HOST", HOST);
    variables.put("REDIS_PORT", Integer.toString(port));
    password.ifPresent(text -> variables.put("REDIS_PASSWORD", text));
    return variables;
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "RedisServer[" + HOST + ":" + port + "]";
  }
}
