package io.fastnpc.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.fastnpc.cache.Standing;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.database.TestDatabase;
import io.fastnpc.incidents.Observer.Ticker;
import io.fastnpc.json.Json;
import io.fastnpc.trouble.LogLines;
import io.fastnpc.trouble.Troubles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the webhook, to a receiver on this machine. */
class WebhookTest {
  private static final List<Duration> PAUSES = List.of(Duration.ofMillis(1), Duration.ofMillis(2));
  private static final String SECRET = "s3cret";

  private final Ticker ticker = new Ticker();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger elsewhere = new AtomicInteger();
  private volatile int status = 204;
  private HttpServer receiver;
  private Database database;
  private IncidentRepository repository;
  private Observer first;
  private Observer second;

  @BeforeEach
  void a_receiver_and_two_workers() throws IOException, SQLException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newCachedThreadPool());
    receiver.createContext(
        "/hook",
        call -> {
          received.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          call.getResponseHeaders().add("Location", "/elsewhere");
          call.sendResponseHeaders(status, -1);
          call.close();
        });
    receiver.createContext(
        "/elsewhere",
        call -> {
          elsewhere.incrementAndGet();
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    receiver.start();
    database = new Database(TestDatabase.migrated().dataSource());
    repository = new IncidentRepository(database);
    first = new Observer(repository, "a:8080", ticker);
    second = new Observer(repository, "b:8080", ticker);
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private URI address() {
    return URI.create(
        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?token=" + SECRET);
  }

  private Courier courier(Observer worker, URI address) {
    return new Courier(
        repository,
        worker.writer,
        worker.own,
        new Webhook(address, "1.0", Webhook.TIMEOUT, PAUSES),
        Json.mapper(),
        ticker::nanos,
        Troubles.onSystemClock());
  }

  private void later(Duration time) {
    for (String change :
        List.of(
            "UPDATE incident SET began_at = began_at - %1$d, ended_at = ended_at - %1$d,"
                + " noted_at = noted_at - %1$d",
            "UPDATE incident_sighting SET ended_at = ended_at - %1$d")) {
      database.update(new Sql("test", change.formatted(time.toMillis())));
    }
  }

  private JsonNode received(int index) throws IOException {
    return Json.mapper().readTree(received.get(index));
  }

  @Test
  void an_incident_is_one_call_when_it_begins_and_one_when_it_is_over() throws IOException {
    Courier one = courier(first, address());
    Courier other = courier(second, address());
    first.standing(Standing.STORE_UNAVAILABLE).counts(7, 0, 0).tick();
    second.standing(Standing.STORE_UNAVAILABLE).tick();
    later(Duration.ofSeconds(6));
    one.deliver();
    other.deliver();
    assertThat(received).hasSize(1);
    assertThat(received(0).at("/state").asText()).isEqualTo("opened");
    assertThat(received(0).at("/kind").asText()).isEqualTo("REDIS_AWAY");
    assertThat(received(0).at("/chain/1/kind").asText()).isEqualTo("CACHE_BYPASSED");
    assertThat(received(0).at("/workers")).hasSize(2);
    assertThat(received(0).at("/reads").asInt()).isEqualTo(7);
    assertThat(received(0).at("/from").asText()).matches("20.*T.*Z");
    assertThat(received(0).at("/summary").asText())
        .contains("Redis does not answer, then: the cache is bypassed")
        .doesNotContain("http");
    assertThat(received(0).at("/summary_zh").asText()).contains("Redis 没有响应，随后绕过缓存");
    first.standing(Standing.TRUSTED).tick();
    second.standing(Standing.TRUSTED).tick();
    other.deliver();
    assertThat(received).hasSize(1);
    later(Duration.ofSeconds(61));
    other.deliver();
    one.deliver();
    assertThat(received).hasSize(2);
    assertThat(received(1).at("/state").asText()).isEqualTo("closed");
    assertThat(received(1).at("/id")).isEqualTo(received(0).at("/id"));
    assertThat(received(0).get("to").isNull()).isTrue();
    assertThat(received(1).get("to").isNull()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 302, 404})
  void what_is_no_success_is_tried_three_times_told_once_and_given_up(int answer) {
    status = answer;
    first.standing(Standing.POLL_LATE).tick();
    later(Duration.ofSeconds(6));
    try (LogLines lines = new LogLines(Courier.class.getName())) {
      Courier courier = courier(first, address());
      courier.deliver();
      courier.deliver();
      assertThat(received).hasSize(3);
      assertThat(elsewhere).hasValue(0);
      assertThat(lines.soFar())
          .singleElement()
          .asString()
          .contains(
              "WARNING", "The webhook for alerts was not called", "127.0.0.1 answered " + answer)
          .doesNotContain(SECRET, "/hook");
    }
  }

  @Test
  void a_receiver_that_hangs_is_given_up() throws IOException, InterruptedException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/" + SECRET);
      Webhook webhook = new Webhook(address, "1.0", Duration.ofMillis(100), PAUSES);
      assertThat(webhook.post("{}"))
          .hasValueSatisfying(
              why -> assertThat(why).contains("did not answer").doesNotContain(SECRET));
    }
  }

  @Test
  void a_receiver_that_is_gone_is_named_by_its_host_only() throws InterruptedException {
    URI address = address();
    receiver.stop(0);
    assertThat(new Webhook(address, "1.0", Webhook.TIMEOUT, PAUSES).post("{}"))
        .hasValueSatisfying(
            why -> assertThat(why).contains("127.0.0.1 cannot be reached").doesNotContain(SECRET));
  }

  @Test
  void without_postgresql_each_worker_tells_it_once_with_one_key_and_not_again()
      throws IOException {
    Courier one = courier(first, address());
    Courier other = courier(second, address());
    first.postgres(false).look();
    second.postgres(false).look();
    ticker.advance(Diagnosis.SILENT);
    first.look();
    second.look();
    one.deliverUnclaimed();
    assertThat(received).isEmpty();
    ticker.advance(Courier.WAIT);
    one.deliverUnclaimed();
    one.deliverUnclaimed();
    other.deliverUnclaimed();
    assertThat(received).hasSize(2);
    assertThat(received(0).at("/key")).isEqualTo(received(1).at("/key"));
    assertThat(received(0).get("id").isNull()).isTrue();
    first.postgres(true).tick();
    second.postgres(true).tick();
    later(Duration.ofSeconds(61));
    one.deliver();
    other.deliver();
    assertThat(received).hasSize(3);
    assertThat(received(2).at("/state").asText()).isEqualTo("closed");
  }
}
