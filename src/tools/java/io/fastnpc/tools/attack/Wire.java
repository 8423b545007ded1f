package io.fastnpc.tools.attack;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One connection to a worker, on which anything can be sent. */
final class Wire implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_LINE = 65_536;

  private final Socket socket;
  private final InputStream input;

  /** Connects. @throws IOException if nobody listens */
  Wire(URI worker) throws IOException {
    socket = new Socket();
    socket.connect(
        new InetSocketAddress(worker.getHost(), worker.getPort()),
        Math.toIntExact(PATIENCE.toMillis()));
    socket.setTcpNoDelay(true);
    patience(PATIENCE);
    input = new BufferedInputStream(socket.getInputStream());
  }

  /** How long answers are waited for from now on. */
  void patience(Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(Math.max(1, time.toMillis())));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Says that nothing more will be sent. */
  void sendNoMore() throws IOException {
    socket.shutdownOutput();
  }

  /** One byte; -1 at the end. @throws java.net.SocketTimeoutException if none comes */
  int read() throws IOException {
    return input.read();
  }

  /**
   * The next answer; empty if the connection was closed instead.
   *
   * @throws java.net.SocketTimeoutException if neither comes
   */
  Optional<Reply> reply(String method) throws IOException {
    Optional<String> first = line();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int status = status(first.get());
    Map<String, String> headers = new TreeMap<>();
    for (String line = next(); !line.isEmpty(); line = next()) {
      String[] parts = line.split(":", 2);
      String value = parts.length == 2 ? parts[1].strip() : "";
      headers.put(parts[0].toLowerCase(Locale.ROOT), value);
    }
    if (status >= 100 && status < 200 && status != 101) {
      return reply(method); // what says that an answer will come
    }
    boolean empty = method.equals("HEAD") || status == 101 || status == 204 || status == 304;
    return Optional.of(new Reply(status, headers, empty ? "" : body(headers)));
  }

  private static int status(String line) throws IOException {
    String[] words = line.split(" ", -1);
    if (!line.startsWith("HTTP/1.") || words.length < 2 || !words[1].matches("\\d{3}")) {
      throw new IOException("no answer of HTTP/1: " + line);
    }
    return Integer.parseInt(words[1]);
  }

  private String body(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return chunks();
    }
    String length = headers.get("content-length");
    byte[] bytes =
        length == null ? input.readAllBytes() : input.readNBytes(Integer.parseInt(length));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String chunks() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int size = chunk(); size > 0; size = chunk()) {
      text.append(new String(input.readNBytes(size), StandardCharsets.ISO_8859_1));
      next();
    }
    next();
    return new String(
        text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private int chunk() throws IOException {
    return Integer.parseInt(next().strip(), 16);
  }

  private String next() throws IOException {
    return line().orElseThrow(() -> new EOFException("the answer breaks off"));
  }

  /** Without its end; empty at the end of the connection. */
  private Optional<String> line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return Optional.of(line.toString());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
