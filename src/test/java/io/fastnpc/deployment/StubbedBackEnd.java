package io.fastnpc.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A back end that answers every call with what it was asked, and by whom.
 *
 * <p>Paths that end in {@code /stream} are answered by two events, the second once {@link
 * #finishStreams} is called; {@code /breaks-off} by closing the connection.
 */
final class StubbedBackEnd implements AutoCloseable {
  /** The session token that it returns as a worker does; of the accepted session. */
  static final String TOKEN = "X-Fastnpc-Token";

  /** The cookie that it sets as a worker does that renews a session. */
  static final String RENEWED = "fastnpc_auth=renewed";

  /** The cookie that it answers 401. */
  static final String ENDED = "fastnpc_auth=ended";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 30;

  /**
   * A call that arrived.
   *
   * @param line method and raw path
   * @param headers all of them
   * @param bodyBytes the length of the body
   */
  record Call(String line, Headers headers, int bodyBytes) {
    /** The values of a header, joined; empty without one. */
    String header(String name) {
      return String.join("; ", headers.getOrDefault(name, List.of()));
    }
  }

  private final String name;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final CountDownLatch wholeStreams = new CountDownLatch(1);

  private StubbedBackEnd(String name, HttpServer server) {
    this.name = name;
    this.server = server;
  }

  /** Starts one on a free port of loopback; {@code name} is in its answers. */
  static StubbedBackEnd start(String name) throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    StubbedBackEnd stub = new StubbedBackEnd(name, HttpServer.create(anyPort, 0));
    stub.server.createContext("/", stub::answer);
    stub.server.setExecutor(stub.threads);
    stub.server.start();
    return stub;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What arrived since this was asked last. */
  List<Call> calls() {
    List<Call> arrived = List.copyOf(calls);
    calls.removeAll(arrived);
    return arrived;
  }

  /** Lets all streams end. */
  void finishStreams() {
    wholeStreams.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int bodyBytes = exchange.getRequestBody().readAllBytes().length;
      String path = exchange.getRequestURI().toString();
      calls.add(
          new Call(
              exchange.getRequestMethod() + " " + path, exchange.getRequestHeaders(), bodyBytes));
      if (path.startsWith("/auth/me")) {
        exchange.getResponseHeaders().set(TOKEN, "accepted");
        exchange.getResponseHeaders().set("Set-Cookie", RENEWED);
      }
      if (exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).contains(ENDED)) {
        exchange.sendResponseHeaders(401, -1);
      } else if (path.endsWith("/stream")) {
        stream(exchange);
      } else if (!path.endsWith("/breaks-off")) {
        json(exchange, path);
      }
    }
  }

  private void json(HttpExchange exchange, String path) throws IOException {
    ObjectNode answer =
        JSON.createObjectNode()
            .put("by", name)
            .put("method", exchange.getRequestMethod())
            .put("path", path);
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    event(body, "first");
    try {
      if (wholeStreams.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        event(body, "last");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void event(OutputStream body, String data) throws IOException {
    body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    body.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
