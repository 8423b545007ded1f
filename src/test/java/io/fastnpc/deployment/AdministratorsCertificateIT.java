package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.NginxServer;
import io.fastnpc.tools.servers.NginxSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What docs/security.md adds to both nginx files so that administration takes a client certificate.
 * What TLS says of the certificate comes in a header here. Skipped where there is no nginx.
 */
class AdministratorsCertificateIT {
  private static final Pattern BLOCK = Pattern.compile("```\n(.*?)```", Pattern.DOTALL);
  private static final String PROVEN = "X-Verified: SUCCESS";

  private static StubbedBackEnd workers;
  private static List<NginxServer> both = List.of();

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(NginxServer.isInstalled(), NginxServer.MISSING);
    workers = StubbedBackEnd.start("workers");
    int port = workers.port();
    Path folder = BuiltFile.HOME.path().resolve("target/servers/certificate");
    both =
        List.of(
            started("plain", NginxSite.ofWorkers(port, port)),
            started("beside", NginxSite.besideExisting(port, port, port, folder, folder)));
  }

  private static NginxServer started(String name, NginxSite site) throws IOException {
    site.changes().put("\nserver {", "\n" + block("map $ssl_client_verify") + "\nserver {");
    site.changes().put("  server_name", block("  ssl_client_certificate") + "  server_name");
    return NginxServer.start(
        BuiltFile.HOME.path().resolve("target/servers/nginx-certificate-" + name), site);
  }

  private static String block(String beginning) throws IOException {
    String page = Files.readString(BuiltFile.HOME.path().resolve("docs/security.md"));
    Matcher blocks = BLOCK.matcher(page);
    while (blocks.find()) {
      if (blocks.group(1).startsWith(beginning)) {
        return blocks
            .group(1)
            .replace("$ssl_client_verify", "$http_x_verified")
            .replaceAll("(?m)^ *ssl_.*$", "");
      }
    }
    throw new AssertionError("docs/security.md has no block that begins with " + beginning);
  }

  @AfterAll
  static void stop() {
    both.forEach(NginxServer::stop);
    if (workers != null) {
      workers.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin",
        "/admin/",
        "/admin/users",
        "/admin/users?q=a",
        "/%61dmin/users",
        "//admin/users",
        "/admin;x=1/users",
        "/;x/admin/users",
        "/login.xhtml",
        "/login.xhtml?x=1",
        "/login.xhtml;jsessionid=1",
        "/login%2Exhtml"
      })
  void administration_takes_a_certificate(String path) {
    for (NginxServer nginx : both) {
      for (String verified : List.of("X-Verified: NONE", "X-Verified: FAILED:expired", "X-Y: z")) {
        var refused = RawHttp.send(nginx.address(), "GET", path, verified);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{\"error\":\"此地址不对外开放\"}");
      }
    }
    assertThat(workers.calls()).isEmpty();
  }

  @Test
  void with_it_everything_is_as_before_and_all_else_without_it_too() {
    for (NginxServer nginx : both) {
      for (String path : List.of("/admin/users", "/admin/", "/login.xhtml")) {
        assertThat(RawHttp.send(nginx.address(), "GET", path, PROVEN).status()).isEqualTo(200);
      }
      for (String path : List.of("/auth/me", "/api/characters/a;b/id", "/style/a.css")) {
        assertThat(RawHttp.send(nginx.address(), "GET", path, "X-Y: z").status()).isEqualTo(200);
      }
    }
    assertThat(workers.calls()).hasSize(12);
  }
}
