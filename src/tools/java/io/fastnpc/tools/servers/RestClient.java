package io.fastnpc.tools.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A REST client of one user: a cookie jar and JSON over HTTP. */
public final class RestClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private static final int TOO_MANY = 429;

  private final URI base;
  private final CookieManager cookies;
  private final HttpClient client;

  /**
   * The answer to a call.
   *
   * @param status the HTTP status
   * @param text the body as it came
   * @param headers the response headers
   */
  public record Answer(int status, String text, HttpHeaders headers) {
    /** The body as JSON; a missing node where it is empty or no JSON. */
    public JsonNode body() {
      try {
        return JSON.readTree(text);
      } catch (IOException notJson) {
        return MissingNode.getInstance();
      }
    }
  }

  private RestClient(URI base, CookieManager cookies) {
    this.base = base;
    this.cookies = cookies;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(PATIENCE)
            .build();
  }

  /** A client without cookies whose paths are under {@code base}. */
  public static RestClient at(URI base) {
    return new RestClient(base, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
  }

  /** This user with these cookies at another worker, which must be on the same host. */
  public RestClient on(URI otherBase) {
    return new RestClient(otherBase, cookies);
  }

  /** The value of the {@code Cookie} header that this user sends. */
  public String cookie() {
    return cookies.getCookieStore().get(base).stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Part of a path, percent-encoded. */
  public static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Asks for a page in {@code language}, as a browser does. */
  public Answer page(String path, String language) {
    return send(
        "GET", path, BodyPublishers.noBody(), "Accept", "text/html", "Accept-Language", language);
  }

  /** Calls {@code GET}. */
  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /**
   * Calls {@code GET} again and again until the answer is as wanted, and returns it.
   *
   * @throws AssertionError if it is not within a minute
   */
  public JsonNode until(String path, Predicate<JsonNode> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonNode answer = get(path).body();
    while (!wanted.test(answer)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still " + answer);
      }
      LockSupport.parkNanos(POLL.toNanos());
      answer = get(path).body();
    }
    return answer;
  }

  /** Calls {@code DELETE}. */
  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Calls {@code POST} without a body. */
  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** Calls {@code POST} with JSON. */
  public Answer post(String path, Map<String, ?> body) {
    return post(path, JSON.valueToTree(body).toString());
  }

  /** Calls {@code POST} with JSON, again and again while too many do so at once. */
  public Answer postPatiently(String path, Map<String, ?> body) {
    Answer answer = post(path, body);
    while (answer.status() == TOO_MANY) {
      LockSupport.parkNanos(POLL.toNanos());
      answer = post(path, body);
    }
    return answer;
  }

  /** Calls {@code POST} with a body that is sent as JSON whatever it is. */
  public Answer post(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body));
  }

  /** Calls {@code PUT} with JSON. */
  public Answer put(String path, Map<String, ?> body) {
    return put(path, JSON.valueToTree(body).toString());
  }

  /** Calls {@code PUT} with a body that is sent as JSON whatever it is. */
  public Answer put(String path, String body) {
    return send("PUT", path, BodyPublishers.ofString(body));
  }

  /** Calls any method with nothing but the cookies: no body, no media type. */
  public Answer bare(String method, String path) {
    return send(request(method, path, BodyPublishers.noBody()));
  }

  /** Calls any method with any headers. */
  public Answer send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request = request(method, path, body);
    request.setHeader("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String method, String path, HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).method(method, body);
  }

  private Answer send(HttpRequest.Builder prepared) {
    HttpRequest request = prepared.build();
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException failure) {
      throw new UncheckedIOException(request.toString(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("interrupted during " + request, interrupted);
    }
  }
}
