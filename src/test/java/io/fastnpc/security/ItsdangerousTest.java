package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.config.SessionSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens against the library that the existing back end signs them with; skipped where Python's
 * itsdangerous is not installed (Debian: {@code python3-itsdangerous}).
 */
class ItsdangerousTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String SERIALIZER =
      "import sys, time, itsdangerous\n"
          + "s = itsdangerous.URLSafeSerializer('"
          + SECRET
          + "', salt='fastnpc-cookie')\n";

  private final SessionTokens tokens =
      new SessionTokens(
          new SessionSettings(
              SECRET, false, Optional.empty(), false, Duration.ofDays(30), Optional.empty()),
          Clock.systemUTC());

  @BeforeAll
  static void needs_itsdangerous() throws Exception {
    assumeTrue(isInstalled(), "Python's itsdangerous is not installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada", "小明", "🌙\\\"'%", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void it_reads_ours(String username) throws Exception {
    Account account =
        new Account(7, username, false, 1_700_000_000, 1, Optional.empty(), List.of());
    String said =
        python(
            "print(ascii(s.loads(sys.argv[1])['u'] == sys.argv[2]))",
            tokens.issue(account).text(),
            username);
    assertThat(said).isEqualTo("True");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada", "小明", "🌙\\\"'%", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void we_read_its(String username) throws Exception {
    String token =
        python("print(s.dumps({'uid': 7, 'u': sys.argv[1], 't': int(time.time())}))", username);
    assertThat(tokens.read(token))
        .get()
        .isInstanceOfSatisfying(
            SessionToken.OfExistingBackEnd.class,
            said -> assertThat(said.username()).isEqualTo(username));
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("python3", "-c", "import itsdangerous").start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noPython) {
      return false;
    }
  }

  private static String python(String statement, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", "-X", "utf8", "-c"));
    command.add(SERIALIZER + statement);
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }
}
