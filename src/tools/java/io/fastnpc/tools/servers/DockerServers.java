package io.fastnpc.tools.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

/** PostgreSQL and Redis as containers, for machines where the embedded ones do not run. */
final class DockerServers {
  private static final String POSTGRES_IMAGE = "postgres:18";
  private static final String REDIS_IMAGE = "redis:7.4";

  private DockerServers() {}

  /** Whether a Docker engine answers. */
  static boolean available() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  static PostgresServer postgres(int port, String password, List<String> settings) {
    List<String> line = new ArrayList<>(List.of("postgres"));
    settings.forEach(setting -> line.addAll(List.of("-c", setting)));
    GenericContainer<?> container =
        container(POSTGRES_IMAGE, port, 5432)
            .withEnv("POSTGRES_USER", PostgresServer.USER)
            .withEnv("POSTGRES_PASSWORD", password)
            .withEnv("POSTGRES_DB", PostgresServer.DATABASE)
            .withCommand(line.toArray(String[]::new));
    Server.Control control = new Container(container, () -> PostgresServer.answers(port, password));
    control.start();
    return new PostgresServer(control, port, password);
  }

  static RedisServer redis(Path configuration, Path directory, int port) {
    String inside = "/etc/redis.conf";
    GenericContainer<?> container =
        container(REDIS_IMAGE, port, 6379)
            .withCopyFileToContainer(MountableFile.forHostPath(configuration), inside)
            // The container's own loopback is not where Docker forwards to.
            .withCommand("redis-server", inside, "--bind", "0.0.0.0", "--protected-mode", "no");
    Server.Control control = new Container(container, () -> RedisServer.answers(port));
    control.start();
    return new RedisServer(control, port, directory);
  }

  private static GenericContainer<?> container(String image, int port, int inside) {
    GenericContainer<?> container = new GenericContainer<>(image);
    container.setPortBindings(List.of(Server.HOST + ":" + port + ":" + inside));
    return container;
  }

  /** A container that keeps its identity when it is started again. */
  private record Container(GenericContainer<?> container, Callable<Boolean> ready)
      implements Server.Control {
    @Override
    public void start() {
      if (container.getContainerId() == null) {
        container.start();
      } else {
        container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
      }
      try {
        Readiness.await(container.getDockerImageName(), ready, Container::shortly);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new ServerFailure("interrupted while a container was starting", interrupted);
      }
    }

    private static boolean shortly() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(50);
      return true;
    }

    @Override
    public void stop() {
      container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
      container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void pause() {
      container.getDockerClient().pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume() {
      container.getDockerClient().unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public CompletableFuture<Integer> ended() {
      return CompletableFuture.supplyAsync(
          () ->
              container
                  .getDockerClient()
                  .waitContainerCmd(container.getContainerId())
                  .start()
                  .awaitStatusCode());
    }

    @Override
    public long pid() {
      Long pid = container.getCurrentContainerInfo().getState().getPidLong();
      if (pid == null) {
        throw new IllegalStateException(container.getDockerImageName() + " is not running");
      }
      return pid;
    }
  }
}
