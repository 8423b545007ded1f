package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that would take more of the processors than there is. */
class LogInStormIT extends OverHttp {
  /** More than a machine of up to 20 processors hashes or lets wait. */
  private static final int CLIENTS = 100;

  @Test
  void of_many_log_ins_at_once_some_are_answered_and_the_others_told_to_wait() throws Exception {
    SignedIn user = signedIn("calm");
    RestClient client = RestClient.at(SharedPayara.address());
    Map<String, String> wrong = Map.of("username", user.username(), "password", "wrong");
    Callable<Answer> attempt = () -> client.post("/auth/login", wrong);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      int answered = 0;
      int refused = 0;
      for (Future<Answer> future :
          threads.invokeAll(Stream.generate(() -> attempt).limit(CLIENTS).toList())) {
        Answer answer = future.get();
        if (answer.status() == 401) {
          answered++;
        } else {
          assertThat(answer.status()).isEqualTo(429);
          assertThat(answer.text()).isEqualTo("{\"error\":\"尝试过于频繁，请稍后再试\"}");
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
          refused++;
        }
      }
      assertThat(List.of(answered, refused)).allMatch(count -> count > 0);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2b$31$abcdefghijklmnopqrstuuugH8XjOPXLdX/a9t3zWaL96n4O4U8.G",
        "$2b$99$abcdefghijklmnopqrstuuugH8XjOPXLdX/a9t3zWaL96n4O4U8.G",
        "$2b$12$short",
        "$2b$12$密码密码密码密码密码密码密码密码密码密码密码密码密码密码密码",
        "plain",
        "",
      })
  void a_stored_hash_that_is_of_no_use_opens_nothing(String hash) throws Exception {
    SignedIn user = signedIn("odd");
    try (Connection connection = Servers.postgres().dataSource().getConnection();
        PreparedStatement change =
            connection.prepareStatement("UPDATE users SET password_hash = ? WHERE id = ?")) {
      change.setString(1, hash);
      change.setInt(2, user.id());
      change.executeUpdate();
    }
    RestClient client = RestClient.at(SharedPayara.address());
    Answer answer =
        client.postPatiently(
            "/auth/login", Map.of("username", user.username(), "password", SignedIn.PASSWORD));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("{\"error\":\"用户名或密码错误\"}");
  }
}
