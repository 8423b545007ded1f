package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.deployment.StubbedBackEnd.Call;
import io.fastnpc.security.ExistingBackEnd;
import io.fastnpc.tools.browser.Chromium;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.Folders;
import io.fastnpc.tools.servers.NginxServer;
import io.fastnpc.tools.servers.NginxSite;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A worker beside a stub of the existing back end, behind the nginx file that is shipped for that:
 * sessions, and the walks of the existing frontend in a browser.
 */
class BesideFastnpcIT extends OverHttp {
  private static final Path FRONTEND = Path.of("src/test/resources/io/fastnpc/deployment/frontend");

  private static @Nullable StubbedBackEnd existing;
  private static @Nullable NginxServer nginx;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(NginxServer.isInstalled(), NginxServer.MISSING);
    if (nginx == null) {
      int worker = SharedPayara.address().getPort();
      Path home = BuiltFile.HOME.path();
      Path avatars = Folders.emptied(home.resolve("target/servers/avatars"));
      Files.writeString(avatars.resolve("user_1_a.jpg"), "picture");
      StubbedBackEnd stub = StubbedBackEnd.start("existing");
      existing = stub;
      nginx =
          NginxServer.start(
              home.resolve("target/servers/nginx-beside"),
              NginxSite.besideExisting(
                  worker, worker, stub.port(), home.resolve(FRONTEND), avatars));
    }
    existing().calls();
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.stop();
    }
    if (existing != null) {
      existing.close();
    }
  }

  @Test
  void a_session_of_either_is_one_of_both() {
    SignedIn user = SignedIn.as("both", address());
    assertThat(user.client().get("/api/groups/1").status()).isEqualTo(200);
    assertThat(cookieThatArrived()).isEqualTo(user.client().cookie());
    String theirs = cookieOfExisting(user);
    assertThat(status("/auth/me", theirs)).isEqualTo(200);
    assertThat(status("/api/groups/1", theirs)).isEqualTo(200);
    assertThat(cookieThatArrived()).isEqualTo(theirs);
  }

  @Test
  void of_two_cookies_the_one_that_holds_is_passed_on() {
    SignedIn user = SignedIn.as("two", address());
    String ended = user.client().cookie();
    assertThat(user.client().post("/auth/logout").status()).isEqualTo(200);
    String holds = logIn(user).cookie();
    for (String cookies : List.of(ended + "; " + holds, holds + "; x=y; " + ended)) {
      assertThat(status("/api/groups/1", cookies)).isEqualTo(200);
      assertThat(cookieThatArrived()).isEqualTo(holds);
    }
    assertThat(status("/api/groups/1", ended)).isEqualTo(401);
    assertThat(status("/api/groups/1", ended + "; " + ended)).isEqualTo(401);
    assertThat(existing().calls()).isEmpty();
  }

  @Test
  void a_session_of_the_existing_back_end_ends_with_a_log_out_too() {
    SignedIn user = SignedIn.as("out", address());
    String theirs = cookieOfExisting(user);
    assertThat(status("/api/feedbacks", theirs)).isEqualTo(200);
    assertThat(RawHttp.send(address(), "POST", "/auth/logout", "Cookie: " + theirs).status())
        .isEqualTo(200);
    assertThat(status("/api/feedbacks", theirs)).isEqualTo(401);
    assertThat(status("/auth/me", theirs)).isEqualTo(401);
  }

  @Test
  void a_new_password_ends_the_sessions_of_both() {
    SignedIn user = SignedIn.as("password", address());
    String ours = user.client().cookie();
    String theirs = cookieOfExisting(user);
    Map<String, String> change =
        Map.of("old_password", SignedIn.PASSWORD, "new_password", "another horse");
    assertThat(user.client().put("/api/me/password", change).status()).isEqualTo(200);
    assertThat(status("/api/feedbacks", ours)).isEqualTo(401);
    assertThat(status("/api/feedbacks", theirs)).isEqualTo(401);
  }

  @Test
  void the_existing_frontend_walks() {
    assumeTrue(Chromium.installed().isPresent(), Chromium.MISSING);
    SignedIn user = SignedIn.as("walk", address());
    RestClient worker = user.client().on(SharedPayara.address());
    assertThat(worker.post("/api/characters", Map.of("role", "林黛玉")).status()).isEqualTo(201);
    existing().finishStreams();
    assertThat(walk(user))
        .containsExactlyInAnyOrder(
            """
            GET /auth/me 401 workers
            POST /auth/login 200 workers
            GET /auth/me 200 workers
            GET /api/characters 200 workers
            GET /api/groups 200 workers
            GET /api/me/settings 200 workers
            GET /api/user/profile 200 workers
            GET /api/characters/林黛玉/structured 200 workers
            PUT /api/characters/林黛玉/structured 200 workers
            PUT /api/characters/林黛玉/rename 200 workers
            GET /api/chat/黛玉/messages 200 workers
            GET /api/chat/黛玉/stream first
            POST /api/chat/黛玉/messages 200 existing
            POST /api/characters/黛玉/copy 200 workers
            POST /api/characters/黛玉/avatar 200 existing
            GET /avatars/user_1_a.jpg 200 nginx
            DELETE /api/characters/黛玉 200 workers
            POST /api/characters 200 existing
            GET /api/tasks/1 200 existing
            POST /api/groups 200 existing
            GET /api/groups/1/messages 200 existing
            DELETE /api/groups/1/members/黛玉 200 existing
            POST /api/feedbacks 200 existing
            POST /auth/logout 200 workers
            GET /auth/me 401 workers
            """
                .lines()
                .toArray());
  }

  private static Object[] walk(SignedIn user) {
    ChromeDriver window = Chromium.installed().orElseThrow().open("zh-CN", 1280, 900);
    try {
      window.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
      window.get(address().toString());
      Object steps =
          window.executeAsyncScript(
              "walk(arguments[0], arguments[1]).then(arguments[2])",
              user.username(),
              SignedIn.PASSWORD);
      return ((List<?>) Objects.requireNonNull(steps)).toArray();
    } finally {
      window.quit();
    }
  }

  private static RestClient logIn(SignedIn user) {
    RestClient browser = RestClient.at(address());
    Map<String, String> body = Map.of("username", user.username(), "password", SignedIn.PASSWORD);
    assertThat(browser.postPatiently("/auth/login", body).status()).isEqualTo(200);
    return browser;
  }

  private static String cookieOfExisting(SignedIn user) {
    String secret = Objects.requireNonNull(Servers.APPLICATION.get("FASTNPC_SECRET"));
    return "fastnpc_auth="
        + new ExistingBackEnd(secret).token(user.id(), user.username(), Instant.now());
  }

  private static String cookieThatArrived() {
    List<Call> calls = existing().calls();
    assertThat(calls).hasSize(1);
    return calls.get(0).header("Cookie");
  }

  private static int status(String path, String cookies) {
    return RawHttp.send(address(), "GET", path, "Cookie: " + cookies).status();
  }

  private static URI address() {
    return Objects.requireNonNull(nginx).address();
  }

  private static StubbedBackEnd existing() {
    return Objects.requireNonNull(existing);
  }
}
