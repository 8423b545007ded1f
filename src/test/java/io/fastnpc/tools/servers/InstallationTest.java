package io.fastnpc.tools.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.tools.servers.PayaraWorker.Software;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class InstallationTest {
  private static final Path NONE = Path.of("none");

  private final RecordingSite site = new RecordingSite();

  @Test
  void what_is_started_is_stopped_in_the_reverse_order() {
    new Installation.Builder(site, 1).start().close();
    assertThat(site.events)
        .containsExactly(
            "start postgres",
            "start redis",
            "start worker-1",
            "stop worker-1",
            "stop redis",
            "stop postgres");
  }

  @Test
  void servers_that_are_given_are_used_and_neither_started_nor_stopped() {
    Installation installation =
        new Installation.Builder(site, 1)
            .givenPostgres(Map.of("POSTGRES_HOST", "db"))
            .givenRedis(Map.of("REDIS_HOST", "cache"))
            .start();
    installation.close();
    assertThat(site.events).containsExactly("start worker-1", "stop worker-1");
    assertThat(site.environments.get(1))
        .containsEntry("POSTGRES_HOST", "db")
        .containsEntry("REDIS_HOST", "cache");
    assertThatThrownBy(installation::postgres).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void each_worker_reaches_redis_through_a_proxy_of_its_own() {
    try (Installation installation = new Installation.Builder(site, 2).proxied().start()) {
      List<String> ports =
          installation.proxies().stream().map(proxy -> Integer.toString(proxy.port())).toList();
      assertThat(ports).doesNotHaveDuplicates();
      assertThat(site.environments.get(1)).containsEntry("REDIS_PORT", ports.get(0));
      assertThat(site.environments.get(2)).containsEntry("REDIS_PORT", ports.get(1));
    }
  }

  @Test
  void a_variable_that_is_asked_for_replaces_that_of_the_site() {
    new Installation.Builder(site, 1).with("FASTNPC_ADMIN_USER", "other").start().close();
    assertThat(site.environments.get(1)).containsEntry("FASTNPC_ADMIN_USER", "other");
  }

  @Test
  void a_worker_that_does_not_start_is_told_in_its_own_words() {
    assertThatThrownBy(() -> new Installation.Builder(site, RecordingSite.FAILING).start())
        .isInstanceOf(ServerFailure.class)
        .hasMessage("worker-3 did not start");
  }

  /** Starts nothing, and writes down what was asked of it. */
  private static final class RecordingSite implements Site {
    private static final int FAILING = 3;

    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Map<String, String>> environments = new ConcurrentHashMap<>();

    @Override
    public PostgresServer startPostgres() {
      return new PostgresServer(started("postgres"), 1, "password");
    }

    @Override
    public RedisServer startRedis() {
      return new RedisServer(started("redis"), 2, NONE);
    }

    @Override
    public PayaraWorker startWorker(
        int number, Software software, Map<String, String> environment) {
      String name = "worker-" + number;
      if (number == FAILING) {
        throw new ServerFailure(name + " did not start");
      }
      environments.put(number, environment);
      return new PayaraWorker(started(name), name, number, NONE);
    }

    private Server.Control started(String name) {
      events.add("start " + name);
      return new RecordingControl(name, events);
    }

    @Override
    public Software software() {
      return new Software(NONE, NONE, NONE, NONE, List.of(), List.of());
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("FASTNPC_ADMIN_USER", "root");
    }
  }

  private record RecordingControl(String name, Queue<String> events) implements Server.Control {
    @Override
    public void start() {
      events.add("start " + name);
    }

    @Override
    public void stop() {
      events.add("stop " + name);
    }

    @Override
    public void kill() {
      events.add("kill " + name);
    }

    @Override
    public void pause() {
      events.add("pause " + name);
    }

    @Override
    public void resume() {
      events.add("resume " + name);
    }

    @Override
    public CompletableFuture<Integer> ended() {
      return new CompletableFuture<>();
    }

    @Override
    public long pid() {
      return 1;
    }
  }
}
