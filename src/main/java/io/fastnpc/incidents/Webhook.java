package io.fastnpc.incidents;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts JSON to the one address that the settings name, again where that fails: five seconds each,
 * whole answer included, with a growing pause between. Redirects are failures: nobody else is to
 * decide where it goes.
 *
 * <p>What it tells of failures names the host and nothing more of the address, which may hold a
 * secret.
 */
final class Webhook {
  static final Duration TIMEOUT = Duration.ofSeconds(5);
  static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(4));

  private static final int SUCCESS = 200;
  private static final int REDIRECTION = 300;

  private final URI address;
  private final String version;
  private final Duration timeout;
  private final List<Duration> pauses;
  private final HttpClient client;

  /**
   * Calls {@code address}.
   *
   * @param version of the application, for the receiver's log
   * @param timeout of each try
   * @param pauses before each try but the first
   */
  Webhook(URI address, String version, Duration timeout, List<Duration> pauses) {
    this.address = address;
    this.version = version;
    this.timeout = timeout;
    this.pauses = List.copyOf(pauses);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * Posts {@code json}.
   *
   * @return why it was not taken, the last time it was tried; absent: it was
   */
  Optional<String> post(String json) throws InterruptedException {
    Optional<String> failure = attempt(json);
    for (Duration pause : pauses) {
      if (failure.isEmpty()) {
        break;
      }
      Thread.sleep(pause.toMillis());
      failure = attempt(json);
    }
    return failure.map(why -> address.getHost() + " " + why);
  }

  private Optional<String> attempt(String json) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("User-Agent", "fastnpc/" + version)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      int status = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status >= SUCCESS && status < REDIRECTION
          ? Optional.empty()
          : Optional.of("answered " + status);
    } catch (TimeoutException late) { // the request's own timeout ends with the head of the answer
      answer.cancel(true);
      return Optional.of("did not answer in " + timeout.toMillis() + " ms");
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      return Optional.of(
          cause instanceof java.net.http.HttpTimeoutException
              ? "did not answer in " + timeout.toMillis() + " ms"
              : "cannot be reached (" + name(cause == null ? failed : cause) + ")");
    }
  }

  /** Messages may quote the address. */
  private static String name(Throwable failure) {
    return failure.getClass().getSimpleName();
  }
}
