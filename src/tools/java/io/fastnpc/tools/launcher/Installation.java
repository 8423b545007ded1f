package io.fastnpc.tools.launcher;

import io.fastnpc.tools.servers.Binaries;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.Leftovers;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.ServerFailure;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** PostgreSQL, Redis and workers on this machine, as the options ask. */
final class Installation {
  private static final int PROGRESS_SECONDS = 10;

  private final Options options;
  private final DataFolder data;
  private final Family family;
  private final PrintStream console;
  private final Binaries binaries;
  private final Map<String, String> environment = new HashMap<>();

  Installation(Options options, DataFolder data, Family family, PrintStream console) {
    this.options = options;
    this.data = data;
    this.family = family;
    this.console = console;
    this.binaries = new Binaries(data.path().resolve("bin"));
  }

  /** Returns once every worker answers. @throws ServerFailure if something does not start */
  void start() {
    Optional<Demo> wanted = Demo.wanted(options);
    long leftovers = Leftovers.stop(data.path());
    if (leftovers > 0) {
      console.println("Stopped " + leftovers + " processes of an earlier run that was killed");
    }
    checkPorts();
    if (!options.ownPostgres()) {
      startPostgres();
    }
    if (!options.ownRedis()) {
      startRedis();
    }
    startWorkers();
    console.println();
    family.describe().forEach(console::println);
    URI address = URI.create("http://localhost:" + options.httpPort() + "/");
    wanted.ifPresent(demo -> demo.prepare(address, data, console));
    console.println("FastNPC is ready: " + address);
  }

  private void checkPorts() {
    for (int port = options.httpPort(); port < options.httpPort() + options.workers(); port++) {
      if (!Ports.isFree(port)) {
        throw new ServerFailure(
            "Port " + port + " is taken by another program: stop that, or set HTTP_PORT.");
      }
    }
  }

  private void startPostgres() {
    console.println("Starting PostgreSQL (the first start unpacks it) …");
    Path directory = data.path().resolve("postgres");
    String password = data.secret("postgres-password");
    PostgresServer postgres =
        family.start(
            () -> PostgresServer.start(binaries, directory, Ports.free(), password, List.of()));
    environment.putAll(postgres.environment());
  }

  private void startRedis() {
    console.println("Starting Redis …");
    Path configuration = BuiltFile.HOME.path().resolve("redis.conf");
    Path directory = data.path().resolve("redis");
    RedisServer redis =
        family.start(() -> RedisServer.start(binaries, configuration, directory, Ports.free()));
    environment.putAll(redis.environment());
  }

  private void startWorkers() {
    console.println(
        options.workers() == 1
            ? "Starting Payara Micro with the application …"
            : "Starting " + options.workers() + " Payara Micro with the application …");
    environment.put("FASTNPC_SECRET", options.get("FASTNPC_SECRET", data.secret("session-secret")));
    environment.put("FASTNPC_ADMIN_USER", options.get("FASTNPC_ADMIN_USER", Demo.ADMIN));
    CompletableFuture<?>[] workers =
        IntStream.rangeClosed(1, options.workers())
            .mapToObj(number -> CompletableFuture.runAsync(() -> startWorker(number)))
            .toArray(CompletableFuture<?>[]::new);
    awaitWithProgress(CompletableFuture.allOf(workers));
  }

  private void startWorker(int number) {
    String name = "worker-" + number;
    family.start(
        () ->
            PayaraWorker.start(
                name,
                PayaraWorker.Software.built(),
                data.path().resolve(name),
                options.httpPort() + number - 1,
                environment,
                PayaraWorker.SMALL));
  }

  private void awaitWithProgress(CompletableFuture<?> started) {
    for (int seconds = PROGRESS_SECONDS; ; seconds += PROGRESS_SECONDS) {
      try {
        started.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException stillStarting) {
        console.println("  … " + seconds + " s");
      } catch (ExecutionException failure) {
        throw failure.getCause() instanceof ServerFailure known
            ? known
            : new CompletionException(failure.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new ServerFailure("Interrupted while the workers were starting.");
      }
    }
  }
}
