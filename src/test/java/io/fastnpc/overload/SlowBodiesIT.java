package io.fastnpc.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that do not come together with their heads. */
class SlowBodiesIT extends OverHttp {
  /** As many threads as Payara has by itself. */
  private static final int CLIENTS = 200;

  private static final int PATIENCE_MILLIS = 60_000;

  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void who_sends_half_a_body_keeps_nobody_waiting_and_is_told_so() throws IOException {
    SignedIn user = signedIn("patient");
    for (int i = 0; i < CLIENTS; i++) {
      send(connect(), head("POST /auth/login", "", "Content-Length: 100") + "{\"username\":");
    }
    assertThat(RestClient.at(SharedPayara.address()).get("/health/ready").status()).isEqualTo(200);
    assertThat(user.client().get("/api/me/settings").status()).isEqualTo(200);
    for (Socket socket : sockets) {
      assertThat(answer(socket))
          .startsWith("HTTP/1.1 408 ")
          .endsWith("{\"error\":\"请求内容未能及时送达，请重试\"}");
    }
  }

  @Test
  void a_form_that_is_refused_after_it_came_late_is_told_so() throws IOException {
    Socket socket = connect();
    String form = "form=form&jakarta.faces.ViewState=bad";
    send(
        socket,
        head("POST /login.xhtml", "", "Content-Length: " + form.length())
            .replace("application/json", "application/x-www-form-urlencoded"));
    send(socket, form);
    assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").endsWith("\"}").contains("{\"error\":");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_body_that_comes_late_is_taken_as_one_that_comes_at_once(boolean chunked)
      throws IOException {
    SignedIn user = signedIn("late");
    user.client().post("/api/characters", "{\"role\":\"甲 乙\"}");
    String path = "/api/characters/" + RestClient.encoded("甲 乙") + "/rename";
    assertThat(late("PUT " + path, user, "{\"new_name\":\"丙/丁\"}", chunked))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("{\"ok\":true}");
    String renamed = "/api/characters/" + RestClient.encoded("丙/丁") + "/memories";
    assertThat(late("PUT " + renamed, user, "{\"short_term\":[\"晴\"]}", chunked))
        .startsWith("HTTP/1.1 200 ");
    assertThat(user.client().get(renamed).body().at("/short_term/0").asText()).isEqualTo("晴");
  }

  @Test
  void a_body_that_comes_late_and_is_too_long_is_refused() throws IOException {
    String body = " ".repeat((1 << 20) + 1);
    assertThat(late("POST /auth/login", signedIn("late"), body, true))
        .startsWith("HTTP/1.1 413 ")
        .contains("{\"error\":\"请求内容不能超过 1048576 字节\"}");
  }

  @Test
  void a_client_that_goes_amid_its_body_leaves_nothing_behind() throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      Socket socket = connect();
      send(socket, head("POST /auth/login", "", "Content-Length: 100") + "{\"username\":");
      socket.close();
    }
    assertThat(late("POST /auth/logout", signedIn("late"), "{\"a\":1}", false))
        .startsWith("HTTP/1.1 200 ");
  }

  /** The answer to a request whose body is sent in two parts, after its head. */
  private String late(String request, SignedIn user, String body, boolean chunked)
      throws IOException {
    Socket socket = connect();
    socket.setTcpNoDelay(true);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String cookie = "Cookie: " + user.client().cookie() + "\r\n";
    String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + bytes.length;
    send(socket, head(request, cookie, length));
    int first = Math.min(3, bytes.length);
    part(socket, bytes, 0, first, chunked);
    part(socket, bytes, first, bytes.length, chunked);
    if (chunked) {
      send(socket, "0\r\n\r\n");
    }
    return answer(socket);
  }

  private static void part(Socket socket, byte[] bytes, int from, int to, boolean chunked)
      throws IOException {
    if (chunked) {
      send(socket, Integer.toHexString(to - from) + "\r\n");
    }
    socket.getOutputStream().write(bytes, from, to - from);
    if (chunked) {
      send(socket, "\r\n");
    }
  }

  private static String head(String request, String cookie, String length) {
    return request
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Type: application/json\r\n"
        + cookie
        + length
        + "\r\n\r\n";
  }

  private Socket connect() throws IOException {
    URI address = SharedPayara.address();
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
