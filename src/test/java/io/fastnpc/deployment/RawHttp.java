package io.fastnpc.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes that no client library would send. */
public final class RawHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RawHttp() {}

  /**
   * What came back until the other side closed the connection.
   *
   * @param text all of it, also where it is more than one answer
   */
  public record Answers(String text) {
    /** The status of the first answer; 0 if there is none. */
    public int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    /** The body of the first answer, and what follows it. */
    public String body() {
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    /** How many answers came. */
    public int count() {
      return text.split("HTTP/1\\.1 ", -1).length - 1;
    }
  }

  /** Sends {@code method path} with {@code headers}, the last of which ends the connection. */
  public static Answers send(URI to, String method, String path, String... headers) {
    return send(to, method, path, String.join("\r\n", headers), "Connection: close", "");
  }

  /** Sends a request whose connection stays, with a body that its headers must announce. */
  public static Answers send(
      URI to, String method, String path, String headers, String lastHeader, String body) {
    String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    return send(to, head + (headers.isEmpty() ? "" : "\r\n") + lastHeader + "\r\n\r\n" + body);
  }

  /**
   * The status of the answer to a request whose announced body never comes; the other side may hold
   * the connection a while for it.
   */
  public static int announce(URI to, String method, String path, String... headers) {
    try (Socket socket = new Socket(to.getHost(), to.getPort())) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n";
      String request = head + String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new Answers(new String(line, StandardCharsets.UTF_8)).status();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Answers send(URI to, String request) {
    try (Socket socket = new Socket(to.getHost(), to.getPort())) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      byte[] answer;
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        answer = socket.getInputStream().readAllBytes();
      } catch (SocketException closedEarly) {
        answer = new byte[0]; // as a worker does with a head that is too long
      }
      return new Answers(new String(answer, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
