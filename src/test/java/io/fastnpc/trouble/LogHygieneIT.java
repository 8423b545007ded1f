package io.fastnpc.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a worker logs of requests that are malformed, and of clients that leave. */
class LogHygieneIT {
  private static final String ANY = "Host: localhost\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  /** Start of REST and of its description, and the end of the worker. */
  private static final int LINES_OF_OTHERS = 30;

  private static final int CLIENTS = 8;

  private static final Pattern CONTROL = Pattern.compile("(?![\\n\\t])[\\p{Cntrl}\\u0080-\\u009F]");

  /** What the client does when it has sent everything. */
  private enum End {
    READS,
    LEAVES,
    RESETS
  }

  private record Request(String bytes, End end) {}

  private final List<Request> requests = new ArrayList<>();
  private String cookie = "";

  private void add(End end, String head, String body) {
    requests.add(new Request(head + "\r\n" + body, end));
  }

  private void add(End end, String method, String path, String headers, String body) {
    add(end, method + " " + path + " HTTP/1.1\r\n" + ANY + cookie + headers, body);
  }

  private void brokenOff(String path) {
    for (String type : List.of(JSON, FORM, "Content-Type: multipart/form-data; boundary=x\r\n")) {
      for (End end : List.of(End.LEAVES, End.RESETS)) {
        add(end, "POST", path, type + "Content-Length: 100\r\n", "{\"us");
        add(end, "PUT", path, type + "Content-Length: 100\r\n", "");
        add(end, "POST", path, type + "Transfer-Encoding: chunked\r\n", "5\r\nab");
      }
    }
  }

  private void malformed(String path) {
    for (String chunk : List.of("zz\r\na", "fffffffffffffffff\r\na", "-5\r\na", "\u001b\r\n")) {
      add(End.READS, "POST", path, JSON + "Transfer-Encoding: chunked\r\n", chunk);
    }
    for (String length : List.of("-5", "abc", "99999999999999999999", "\u0007")) {
      add(End.READS, "POST", path, JSON + "Content-Length: " + length + "\r\n", "{}");
    }
    for (String type : List.of("a\u0001b/;;=", "application/json;charset=nosuch", "x")) {
      add(End.READS, "POST", path, "Content-Type: " + type + "\r\nContent-Length: 2\r\n", "{}");
    }
    add(
        End.READS,
        "POST",
        path,
        JSON + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "0\r\n\r\n");
    add(End.READS, "POST", path, JSON + "Content-Length: 0\r\n", "");
    add(End.READS, "POST", path, "", "");
    add(End.READS, "POST", path, JSON + "Content-Length: 4\r\n", "\u0000\u0001\u001b[");
    add(End.READS, "POST", path, JSON + "Content-Encoding: gzip\r\nContent-Length: 1\r\n", "a");
    add(End.READS, "POST", path, FORM + "Content-Length: 5\r\n", "a=%zz");
    add(End.READS, "TRACE", path, "", "");
    add(End.READS, "G\u0001T", path, "", "");
  }

  private void pages(String path) {
    for (String form :
        List.of(
            "jakarta.faces.ViewState=garbage",
            "jakarta.faces.ViewState=stateless&jakarta.faces.RenderKitId=x",
            "jakarta.faces.ViewState=stateless&jakarta.faces.partial.ajax=true"
                + "&jakarta.faces.source=%00%1b&jakarta.faces.partial.execute=%40all"
                + "&jakarta.faces.partial.render=%1b%5b31m",
            "jakarta.faces.ViewState=stateless&look=look&look:key=%1b%0a"
                + "&look:submit=look:submit",
            "jakarta.faces.ViewState=stateless&audit=audit&audit:before=%1b&audit:kind=moon"
                + "&audit:account=%00%0a&audit:older=audit:older")) {
      add(End.READS, "POST", path, FORM + "Content-Length: " + form.length() + "\r\n", form);
      add(End.READS, "GET", path + "?" + form, "", "");
    }
    // Some clients that leave while they are answered, all on one connection.
    String page = "GET " + path + " HTTP/1.1\r\n" + ANY + cookie + "\r\n";
    requests.add(new Request(page.repeat(20), End.RESETS));
  }

  private void everything() {
    for (String path : List.of("/auth/login", "/login.xhtml", "/api/me/settings", "/nothing")) {
      brokenOff(path);
      malformed(path);
    }
    pages("/login.xhtml");
    pages("/admin/index.xhtml");
    for (String path :
        List.of(
            "/jakarta.faces.resource/components.js.xhtml?ln=primefaces",
            "/jakarta.faces.resource/%1b.js.xhtml?ln=%1b%5b",
            "/style/fastnpc.css",
            "/admin/users",
            "/admin/characters",
            "/openapi")) {
      String head = "GET " + path + " HTTP/1.1\r\n" + ANY + cookie + "\r\n";
      requests.add(new Request(head.repeat(20), End.RESETS));
      requests.add(new Request(head, End.READS));
    }
    for (String path :
        List.of(
            "/%zz",
            "/%00",
            "/a\u0001\u001b[31mb",
            "/api/characters/%1b%5b31mred%0d%0aWARN/id",
            "/api/characters/%ff%fe/id",
            "/api/characters?limit=%1b%5b31m%0aX",
            "/admin/users?q=%zz",
            "/admin/nosuch%1b.xhtml",
            "/metrics?scope=%1b%0a",
            "http://x:y:z/")) {
      add(End.READS, "GET", path, "", "");
    }
    for (String head :
        List.of(
            "GET / HTTP/9.9\r\n",
            "GET / HT\u0001TP\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
            "SSH-2.0-OpenSSH_9\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n",
            "GET /auth/me HTTP/1.1\r\n",
            "GET /auth/me HTTP/1.1\r\nHost: a\u0001b:x:y\r\n",
            "GET /auth/me HTTP/1.1\r\nHost: a\r\nnonsense\r\n",
            "GET /auth/me HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n",
            "GET /auth/me HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000) + "\r\n",
            "GET /auth/me HTTP/1.1\r\nHost: a\r\nCookie: fastnpc_auth=\u0001\"\\;=;;$Version=9\r\n",
            "GET /login.xhtml HTTP/1.1\r\nHost: a\r\nAccept-Language: xx-\u007f;q=abc,,;;;-\r\n",
            "GET /auth/me HTTP/1.1\r\nHost: a\r\nAccept: //;;q=zz\r\n")) {
      add(End.LEAVES, head, "");
      add(End.READS, head, "");
    }
  }

  /** Some at a time, since the worker waits for more of many. */
  private void sendAll(int port) throws InterruptedException, ExecutionException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (Request request : requests) {
        calls.add(
            () -> {
              send(port, request);
              return null;
            });
      }
      for (Future<Void> sent : clients.invokeAll(calls)) {
        sent.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static void send(int port, Request request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(500); // some say nothing, and the worker waits for more
      socket.getOutputStream().write(request.bytes().getBytes(StandardCharsets.ISO_8859_1));
      if (request.end() == End.RESETS) {
        socket.setSoLinger(true, 0);
      } else if (request.end() == End.READS) {
        socket.getInputStream().read();
      }
    } catch (SocketException | SocketTimeoutException closedOrSilent) {
      // As a worker does with what it cannot read.
    }
  }

  @Test
  void a_request_costs_a_line_at_most_and_mostly_none() throws Exception {
    try (Installation installation = Installation.ofWorkers(1).start()) {
      PayaraWorker worker = installation.workers().get(0);
      SignedIn root = SignedIn.asAdministrator(installation.address(0));
      cookie = "Cookie: " + root.client().cookie() + "\r\n";
      everything();
      String start = Files.readString(worker.log());
      assertThat(start).doesNotContain("\u001b", "Signature Algorithm");
      sendAll(worker.port());
      worker.stop(); // what is under way ends before
      String said = Files.readString(worker.log()).substring(start.length());
      assertThat(requests).hasSizeGreaterThan(200);
      assertThat(said.lines().filter(line -> line.startsWith("\tat "))).as(said).isEmpty();
      assertThat(said.lines().filter(line -> !line.isBlank()).count())
          .as(said)
          .isLessThanOrEqualTo(LINES_OF_OTHERS);
      assertThat(CONTROL.matcher(said).results()).isEmpty();
    }
  }
}
