package io.fastnpc.http.browsers;

import io.fastnpc.tools.servers.RestClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A file or an answer as it came over the line.
 *
 * @param answer with its headers
 */
public record Fetched(HttpResponse<byte[]> answer) {
  private static final Pattern PARTS =
      Pattern.compile("(?:src|href)=\"(/(?:style|jakarta\\.faces\\.resource)/[^\"]+)\"");

  /** Asks for {@code path} as a browser does that takes {@code coding}; empty: none. */
  public static Fetched of(URI base, String path, String coding) {
    return of(HttpRequest.newBuilder(base.resolve(path)), coding);
  }

  /** The answer to {@code request} of a client that takes {@code coding}; empty: none. */
  public static Fetched of(HttpRequest.Builder request, String coding) {
    if (!coding.isEmpty()) {
      request.header("Accept-Encoding", coding);
    }
    try {
      return new Fetched(
          HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The style sheets and scripts that the page at {@code path} names. */
  public static List<String> parts(RestClient browser, String path) {
    return PARTS
        .matcher(browser.page(path, "en").text())
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .distinct()
        .toList();
  }

  /** A header's values, joined; empty without one. */
  public String header(String name) {
    return String.join(", ", answer.headers().allValues(name));
  }

  /** What was compressed. */
  public byte[] unpacked() throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
  }
}
