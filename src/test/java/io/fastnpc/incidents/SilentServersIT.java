package io.fastnpc.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers that take what is sent and never answer: who is told of alerts, and PostgreSQL. */
class SilentServersIT {
  private static final String OVERVIEW = "/admin/cache/overview";
  private static final String AWAY = "/admin/cache/incidents?kind=POSTGRES_AWAY";
  private static final int PATIENCE_MILLIS = 60_000;

  private static ServerSocket receiver;
  private static Installation installation;
  private static RestClient administrator;

  @BeforeAll
  static void start() throws IOException {
    receiver = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    installation =
        Installation.ofWorkers(1)
            .with("FASTNPC_ALERT_WEBHOOK", "http://127.0.0.1:" + receiver.getLocalPort() + "/")
            .start();
    administrator = SignedIn.asAdministrator(installation.address(0)).client();
    administrator.until(OVERVIEW, SilentServersIT::isTrusted);
  }

  @AfterAll
  static void stop() throws IOException {
    installation.close();
    receiver.close();
  }

  private static boolean isTrusted(JsonNode overview) {
    return overview.at("/workers/0/state").asText().equals("TRUSTED");
  }

  @Test
  void a_receiver_that_never_answers_keeps_the_cache_from_nothing() throws IOException {
    installation.redis().kill();
    try (Socket first = call("REDIS_AWAY")) {
      installation.redis().start();
      administrator.until(OVERVIEW, SilentServersIT::isTrusted);
      assertThat(first.isConnected()).isTrue();
      assertThat(retries()).as("it would have waited for both").isLessThan(2);
    }
  }

  @Test
  void a_postgresql_that_hangs_is_noticed_meanwhile_and_stored_with_its_length()
      throws IOException {
    installation.postgres().pause();
    try (Socket call = call("POSTGRES_AWAY")) {
      assertThat(call.isConnected()).isTrue();
    } finally {
      installation.postgres().resume();
    }
    administrator.until(AWAY, SilentServersIT::isOverAndLong);
  }

  /** How often the present call has been tried again; two follow, six and fifteen seconds later. */
  private static int retries() throws IOException {
    receiver.setSoTimeout(1);
    for (int retries = 0; ; retries++) {
      try {
        receiver.accept().close();
      } catch (SocketTimeoutException none) {
        return retries;
      }
    }
  }

  /** The next call that tells of {@code kind}; others have been left by another test. */
  private static Socket call(String kind) throws IOException {
    receiver.setSoTimeout(PATIENCE_MILLIS);
    while (true) {
      Socket socket = receiver.accept();
      socket.setSoTimeout(PATIENCE_MILLIS);
      StringBuilder said = new StringBuilder();
      byte[] some = new byte[4096];
      for (int n = 0; n >= 0 && !said.toString().endsWith("}"); ) {
        n = socket.getInputStream().read(some);
        said.append(new String(some, 0, Math.max(n, 0), StandardCharsets.UTF_8));
      }
      if (said.indexOf("\"kind\":\"" + kind) >= 0) {
        return socket;
      }
      socket.close();
    }
  }

  private static boolean isOverAndLong(JsonNode found) {
    JsonNode incident = found.at("/items/0");
    return incident.path("id").isNumber()
        && !incident.path("to").isNull()
        && Duration.between(
                    Instant.parse(incident.path("from").asText()),
                    Instant.parse(incident.path("to").asText()))
                .compareTo(Diagnosis.SILENT)
            >= 0;
  }
}
