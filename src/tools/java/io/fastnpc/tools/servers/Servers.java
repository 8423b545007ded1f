package io.fastnpc.tools.servers;

import io.fastnpc.tools.servers.PayaraWorker.Software;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers that all tests of one JVM share; each starts when first asked for.
 *
 * <p>A test that kills, stops or fills a server starts one of its own instead.
 */
public final class Servers {
  private static final Logger LOG = System.getLogger(Servers.class.getName());

  /** Asks for containers instead of embedded servers, where a Docker engine answers. */
  private static final boolean DOCKER = Boolean.getBoolean("fastnpc.docker");

  /** The name whose registration makes an administrator. */
  public static final String ADMINISTRATOR = "root";

  /** An origin that may call with credentials. */
  public static final String ORIGIN = "https://app.example";

  /**
   * What the application needs besides its servers. Whoever measures or attacks from one address
   * does more there than any client may, so nothing is braked and nobody has a quota.
   */
  public static final Map<String, String> APPLICATION =
      Map.of(
          "FASTNPC_SECRET", "only-for-tests-only-for-tests-only-for-tests",
          "FASTNPC_ADMIN_USER", ADMINISTRATOR,
          "FASTNPC_CORS_ORIGINS", ORIGIN,
          "FASTNPC_LOGIN_FAILURES", "0",
          "FASTNPC_LOGIN_FAILURES_PER_ADDRESS", "0",
          "FASTNPC_QUOTA_REGISTRATIONS", "0",
          "FASTNPC_QUOTA_WRITES", "0",
          "FASTNPC_QUOTA_CHARACTERS", "0",
          "FASTNPC_STOP_NOTICE", "PT0S");

  /** Where installations run that are thrown away. */
  static final Site SITE = new TemporarySite();

  // No flush to disk: these data are thrown away.
  private static final List<String> POSTGRES_SETTINGS =
      List.of(
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "max_connections=200",
          "wal_level=logical",
          "shared_preload_libraries=pg_stat_statements",
          "pg_stat_statements.track=all");

  private static final Deque<Server> started = new ArrayDeque<>();
  private static final AtomicInteger directories = new AtomicInteger();
  private static @Nullable PostgresServer postgres;
  private static @Nullable RedisServer redis;

  private Servers() {}

  /** The shared PostgreSQL, with {@code pg_stat_statements} loaded. */
  public static synchronized PostgresServer postgres() {
    if (postgres == null) {
      postgres = newPostgres();
    }
    return postgres;
  }

  /** The shared Redis. */
  public static synchronized RedisServer redis() {
    if (redis == null) {
      redis = newRedis();
    }
    return redis;
  }

  /** A PostgreSQL for one test, stopped at the end of the run at the latest. */
  public static synchronized PostgresServer newPostgres() {
    String password = UUID.randomUUID().toString();
    int port = Ports.free();
    return remember(
        embeddedOrDocker(
            () ->
                PostgresServer.start(
                    binaries(), directory("postgres"), port, password, POSTGRES_SETTINGS),
            () -> DockerServers.postgres(port, password, POSTGRES_SETTINGS)));
  }

  /** A Redis for one test, stopped at the end of the run at the latest. */
  public static synchronized RedisServer newRedis() {
    Path configuration = home().resolve("redis.conf");
    Path directory = directory("redis");
    int port = Ports.free();
    return remember(
        embeddedOrDocker(
            () -> RedisServer.start(binaries(), copy(configuration, directory), directory, port),
            () -> DockerServers.redis(configuration, directory, port)));
  }

  /**
   * A Sentinel that watches the master at the port {@code master}, stopped at the end of the run at
   * the latest.
   */
  public static synchronized RedisSentinel newSentinel(int master, String password) {
    return remember(
        RedisSentinel.start(binaries(), directory("sentinel"), Ports.free(), master, password));
  }

  /** Servers behind Sentinel rewrite the configuration that they were started with. */
  private static Path copy(Path configuration, Path directory) {
    try {
      Files.createDirectories(directory);
      Path copy = directory.resolve("redis.conf");
      return Files.copy(configuration, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw ServerFailure.unusable(directory, failure);
    }
  }

  private static <S> S embeddedOrDocker(Supplier<S> embedded, Supplier<S> docker) {
    if (DOCKER) {
      return docker.get();
    }
    try {
      return embedded.get();
    } catch (ServerFailure notHere) {
      if (DockerServers.available()) {
        LOG.log(Level.WARNING, "a container instead of: " + notHere.getMessage());
        return docker.get();
      }
      throw notHere;
    }
  }

  /** Each installation here has servers of its own, stopped at the end of the run at the latest. */
  private static final class TemporarySite implements Site {
    @Override
    public PostgresServer startPostgres() {
      return newPostgres();
    }

    @Override
    public RedisServer startRedis() {
      return newRedis();
    }

    @Override
    public PayaraWorker startWorker(
        int number, Software software, Map<String, String> environment) {
      String name = "worker-" + number;
      return remember(
          PayaraWorker.start(name, software, directory(name), Ports.free(), environment));
    }

    @Override
    public Software software() {
      List<String> options = new ArrayList<>(PayaraWorker.smallOptions());
      // Half the time to boot; the C2 compiler would not pay off in a short life.
      options.add("-XX:TieredStopAtLevel=1");
      return Software.built().withJvmOptions(options);
    }

    @Override
    public Map<String, String> environment() {
      return APPLICATION;
    }
  }

  /** Kills all servers, also those that are still starting. */
  public static synchronized void stopAll() {
    List<Server> all = new ArrayList<>(started);
    started.clear();
    postgres = null;
    redis = null;
    all.forEach(Server::kill);
    ChildProcess.killStarting();
  }

  private static synchronized <S extends Server> S remember(S server) {
    if (started.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(Servers::stopAll, "stop servers"));
    }
    started.push(server);
    return server;
  }

  private static Binaries binaries() {
    return new Binaries(home().resolve("target/servers/bin"));
  }

  private static Path directory(String name) {
    String run = ProcessHandle.current().pid() + "-" + directories.getAndIncrement();
    return home().resolve("target/servers/" + name + "-" + run);
  }

  private static Path home() {
    return Path.of(System.getProperty("fastnpc.home", System.getProperty("user.dir")));
  }
}
