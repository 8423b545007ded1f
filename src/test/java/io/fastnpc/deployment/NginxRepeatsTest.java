package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.tools.servers.NginxServer;
import io.fastnpc.tools.servers.NginxSite;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the shipped nginx sends again when a worker breaks off or is gone. Skipped where the machine
 * has no nginx.
 */
class NginxRepeatsTest {
  private static final String PATH = "/api/me/settings";

  @TempDir private Path folder;

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private ServerSocket breaking;

  @BeforeEach
  void listen() throws IOException {
    assumeTrue(NginxServer.isInstalled(), NginxServer.MISSING);
    breaking = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::breakOff, "breaks off");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void close() throws IOException {
    if (breaking != null) {
      breaking.close();
    }
  }

  /** Takes whole requests, answers none, and closes the connection. */
  private void breakOff() {
    while (!breaking.isClosed()) {
      try (Socket connection = breaking.accept()) {
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          head.append((char) in.read());
        }
        in.skipNBytes(in.available());
        received.add(head.substring(0, head.indexOf(" ")));
      } catch (IOException over) {
        return;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, 2", "POST, 1", "PUT, 1", "DELETE, 1"})
  void only_reads_are_sent_again_when_a_worker_breaks_off(String method, int times) {
    Answer answer = answer(method, breaking.getLocalPort(), breaking.getLocalPort());
    assertThat(received).hasSize(times).containsOnly(method);
    assertAway(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
  void what_a_worker_has_not_got_is_sent_to_the_other(String method) {
    // Whichever is asked first: once in each order.
    for (List<Integer> ports :
        List.of(
            List.of(Ports.free(), breaking.getLocalPort()),
            List.of(breaking.getLocalPort(), Ports.free()))) {
      received.clear();
      answer(method, ports.get(0), ports.get(1));
      assertThat(received).containsExactly(method);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
  void without_a_worker_the_answer_is_ours(String method) {
    assertAway(answer(method, Ports.free(), Ports.free()));
  }

  private Answer answer(String method, int firstPort, int secondPort) {
    try (NginxServer nginx =
        NginxServer.start(folder.resolve("nginx"), NginxSite.ofWorkers(firstPort, secondPort))) {
      return RestClient.at(nginx.address()).bare(method, PATH);
    }
  }

  private static void assertAway(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).isEqualTo("{\"error\":\"服务暂不可用\"}");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/json;charset=UTF-8");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
  }
}
