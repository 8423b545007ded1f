package io.fastnpc.tools.servers;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.database.DirectConnections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A PostgreSQL server with an empty database for the application.
 *
 * @param control starts and ends the server
 * @param port its port
 * @param password the password of {@link #USER}
 */
public record PostgresServer(Control control, int port, String password) implements Server {
  /** The owner of the database. */
  public static final String USER = "fastnpc";

  /** The database. */
  public static final String DATABASE = "fastnpc";

  /**
   * Starts the embedded server.
   *
   * @param binaries where its programs are
   * @param directory keeps the data; made at the first start
   * @param port where to listen
   * @param password the password of {@link #USER}; the same at every start on the same directory
   * @param settings server settings as {@code name=value}
   */
  public static PostgresServer start(
      Binaries binaries, Path directory, int port, String password, List<String> settings) {
    Path programs = binaries.postgres().resolve("bin");
    Path data = directory.toAbsolutePath().resolve("data");
    try {
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        initialize(programs, data, password);
      }
      Unprivileged user = Unprivileged.forProgram(programs.resolve("postgres"), data);
      List<String> line = new ArrayList<>(user.prefix());
      line.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
      line.addAll(List.of("-p", Integer.toString(port), "-c", "listen_addresses=" + HOST));
      line.addAll(List.of("-c", "unix_socket_directories="));
      settings.forEach(setting -> line.addAll(List.of("-c", setting)));
      Path log = directory.toAbsolutePath().resolve("postgres.log");
      // INT: do not wait for clients to leave, as TERM would.
      var command = new ChildProcess.Command("PostgreSQL", line, Map.of(), data, log, "INT");
      var process = new ChildProcess(command, () -> answers(port, password));
      PostgresServer server = new PostgresServer(process, port, password);
      server.start();
      server.createDatabase();
      return server;
    } catch (IOException failure) {
      throw ServerFailure.unusable(directory, failure);
    }
  }

  /** Under another name until it is complete: this process may be killed, or the disk full. */
  private static void initialize(Path programs, Path data, String password) throws IOException {
    Path partial = Folders.emptied(data.resolveSibling("initializing"));
    Modes.ownerOnly(partial);
    Unprivileged user = Unprivileged.forProgram(programs.resolve("postgres"), partial);
    List<String> line = new ArrayList<>(user.prefix());
    line.addAll(List.of(programs.resolve("initdb").toString(), "-D", partial.toString()));
    line.addAll(List.of("-U", USER));
    line.addAll(locale(programs));
    line.addAll(List.of("-E", "UTF8", "-A", "scram-sha-256", "--pwfile=/dev/stdin"));
    output(line, partial, password + "\n");
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The locale that needs nothing from the machine and still knows every script's letters. */
  private static List<String> locale(Path programs) throws IOException {
    String version =
        output(List.of(programs.resolve("initdb").toString(), "--version"), programs, "");
    return version.matches("(?s).* 1[0-6]\\..*")
        ? List.of("--locale=C.UTF-8") // which these have from the machine
        : List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
  }

  private static String output(List<String> line, Path directory, String input) throws IOException {
    Process initdb =
        new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true).start();
    try (var stdin = initdb.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    }
    String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (initdb.onExit().join().exitValue() != 0) {
      String errors =
          output
              .lines()
              .filter(said -> said.matches(".*(error|FATAL|PANIC):.*"))
              .collect(Collectors.joining("; "));
      throw new ServerFailure(
          "cannot make a PostgreSQL data directory: " + (errors.isEmpty() ? output : errors));
    }
    return output;
  }

  private void createDatabase() {
    try (Connection connection =
            DirectConnections.to(settings("postgres", port, password)).getConnection();
        Statement statement = connection.createStatement()) {
      String exists = "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'";
      try (ResultSet found = statement.executeQuery(exists)) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + DATABASE);
    } catch (SQLException failure) {
      throw new ServerFailure("cannot create the database: " + failure.getMessage(), failure);
    }
  }

  @Override
  public String name() {
    return "postgres";
  }

  /**
   * Has it speak TLS from now on, beside plain connections.
   *
   * @throws ServerFailure if it does not
   */
  public void speakTls(SelfSigned certificate) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      Path data;
      try (ResultSet found = statement.executeQuery("SHOW data_directory")) {
        found.next();
        data = Path.of(found.getString(1));
      }
      for (Path file : List.of(certificate.certificate(), certificate.key())) {
        Path copy =
            Files.copy(
                file,
                data.resolve(file.getFileName()),
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
        Files.setAttribute(copy, "unix:uid", Files.getAttribute(data, "unix:uid"));
      }
      statement.execute("ALTER SYSTEM SET ssl_cert_file = 'cert.pem'");
      statement.execute("ALTER SYSTEM SET ssl_key_file = 'key.pem'");
      statement.execute("ALTER SYSTEM SET ssl = on");
    } catch (SQLException | IOException failure) {
      throw new ServerFailure("PostgreSQL cannot speak TLS: " + failure.getMessage(), failure);
    }
    restart();
  }

  /** Connections to the application's database. */
  public DataSource dataSource() {
    return dataSource(DATABASE);
  }

  /** Connections to another database of the server. */
  public DataSource dataSource(String database) {
    return DirectConnections.to(settings(database));
  }

  /** How the application would reach its database here. */
  public DatabaseSettings settings() {
    return settings(DATABASE);
  }

  /** How it would reach another database of the server. */
  public DatabaseSettings settings(String database) {
    return settings(database, port, password);
  }

  private static DatabaseSettings settings(String database, int port, String password) {
    return new DatabaseSettings(HOST, port, database, USER, password);
  }

  /** The variables that point the application at this server. */
  public Map<String, String> environment() {
    return Map.of(
        "POSTGRES_HOST", HOST,
        "POSTGRES_PORT", Integer.toString(port),
        "POSTGRES_DB", DATABASE,
        "POSTGRES_USER", USER,
        "POSTGRES_PASSWORD", password);
  }

  static boolean answers(int port, String password) throws SQLException {
    try (Connection connection =
        DirectConnections.to(settings("postgres", port, password)).getConnection()) {
      return connection.isValid(1);
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "PostgresServer[" + HOST + ":" + port + "]";
  }
}
