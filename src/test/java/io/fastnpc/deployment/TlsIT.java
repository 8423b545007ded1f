package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.config.Certificates;
import io.fastnpc.tools.browser.Chromium;
import io.fastnpc.tools.browser.Page;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.NginxServer;
import io.fastnpc.tools.servers.NginxSite;
import io.fastnpc.tools.servers.SelfSigned;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped nginx with TLS on a port of its own choice, as clients see it. Skipped where the
 * machine has no nginx.
 */
class TlsIT extends OverHttp {
  private static final Path FOLDER = BuiltFile.HOME.path().resolve("target/servers");

  private static @Nullable NginxServer nginx;
  private static @Nullable SelfSigned certificate;
  private static int plainPort;

  @BeforeEach
  void start() {
    assumeTrue(NginxServer.isInstalled(), NginxServer.MISSING);
    if (nginx == null) {
      int worker = SharedPayara.address().getPort();
      SelfSigned made = SelfSigned.in(FOLDER.resolve("certificate"));
      NginxSite site = NginxSite.ofWorkers(worker, worker).withTls(made);
      certificate = made;
      plainPort = site.plainPort();
      nginx = NginxServer.start(FOLDER.resolve("nginx-tls"), site);
    }
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nope",
        "/api/%zz",
        "/api/me/settings",
        "/auth/me",
        "/avatars/nobody.png",
        "/admin",
        "/admin/",
        "/admin/index.xhtml",
        "/login.xhtml",
        "/login.xhtml?lang=zh",
        "/style",
        "/style/fastnpc.css",
        "/jakarta.faces.resource/core.js.xhtml?ln=primefaces",
        "/docs/",
        "/openapi",
        "/health/ready",
      })
  void every_answer_says_what_browsers_need(String path) throws IOException {
    String head = head(path);
    assertThat(head)
        .containsOnlyOnce("Strict-Transport-Security: max-age=31536000")
        .containsOnlyOnce("X-Content-Type-Options: nosniff")
        .containsOnlyOnce("Cache-Control: ")
        .doesNotContain("Payara", "X-Powered-By", "nginx/");
  }

  @ParameterizedTest
  @CsvSource({
    "/admin, /admin/",
    "/admin/, /login.xhtml",
    "/style, /style/",
    "/docs, /docs/",
    "/login.xhtml?lang=zh, /login.xhtml",
  })
  void a_redirect_leaves_scheme_and_port_to_the_browser(String from, String to) throws IOException {
    assertThat(head(from)).contains("\r\nLocation: " + to + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/", "/style/fastnpc.css", "/api/nope", "/auth/me", "/login.xhtml"})
  void what_an_answer_may_load_is_said(String path) throws IOException {
    assertThat(head(path)).containsOnlyOnce("Content-Security-Policy: default-src 'none';");
  }

  @Test
  void without_tls_browsers_are_sent_on_and_programs_are_told() throws IOException {
    assertThat(plain("GET", "/admin/?a=b"))
        .startsWith("HTTP/1.1 301 ")
        .contains("\r\nLocation: https://fastnpc.example/admin/?a=b\r\n");
    assertThat(plain("POST", "/auth/login")).startsWith("HTTP/1.1 403 ").contains("{\"error\":\"");
  }

  @Test
  void an_administrator_logs_in() {
    signedInAdministrator();
    try (Page page = open()) {
      page.logIn(Servers.ADMINISTRATOR, SignedIn.PASSWORD);
      page.waitFor(() -> !page.text("tiles").isEmpty());
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void the_description_of_the_calls_works_under_its_policy() {
    try (Page page = open()) {
      page.window().get(page.base().resolve("/docs/").toString());
      page.waitFor(
          () ->
              Boolean.TRUE.equals(
                  page.window()
                      .executeScript("return document.querySelectorAll('.opblock').length > 20")));
      assertThat(page.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
    }
  }

  private static Page open() {
    assumeTrue(Chromium.installed().isPresent(), Chromium.MISSING);
    Chromium chromium = Chromium.installed().orElseThrow();
    List<String> trusting = List.of("--ignore-certificate-errors");
    URI address = URI.create("https://" + Server.HOST + ":" + started().port() + "/");
    return new Page(chromium.open("en", 1280, 900, trusting), address);
  }

  private static NginxServer started() {
    if (nginx == null) {
      throw new IllegalStateException("not started");
    }
    return nginx;
  }

  private static String head(String path) throws IOException {
    if (certificate == null) {
      throw new IllegalStateException("not started");
    }
    SocketFactory tls = Certificates.trusting(certificate.certificate());
    String answer = answer(tls, started().port(), "GET", path);
    return answer.substring(0, answer.indexOf("\r\n\r\n") + 2);
  }

  private static String plain(String method, String path) throws IOException {
    return answer(SocketFactory.getDefault(), plainPort, method, path);
  }

  private static String answer(SocketFactory sockets, int port, String method, String path)
      throws IOException {
    try (Socket socket = sockets.createSocket(Server.HOST, port)) {
      String request =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: fastnpc.example\r\nAccept: text/html, */*\r\n"
              + "Content-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
