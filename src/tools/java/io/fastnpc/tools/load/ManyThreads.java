package io.fastnpc.tools.load;

import io.fastnpc.tools.servers.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A load generator on the JDK's HTTP client, with a thread for each connection. */
final class ManyThreads implements Generator {
  private static final int DIGITS = 3;
  private static final double MICROS = 1e3;

  @Override
  public LoadResult send(
      List<Request> requests, List<Integer> ports, int connections, Duration duration) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Histogram good = new ConcurrentHistogram(DIGITS);
    Histogram bad = new ConcurrentHistogram(DIGITS);
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long began = System.nanoTime();
    long end = began + duration.toNanos();
    CompletableFuture<?>[] senders =
        IntStream.range(0, connections)
            .mapToObj(number -> messages(requests, ports.get(number % ports.size())))
            .map(
                messages ->
                    CompletableFuture.runAsync(
                        () -> {
                          while (System.nanoTime() - end < 0) {
                            int any = ThreadLocalRandom.current().nextInt(messages.size());
                            long sent = System.nanoTime();
                            boolean answered = isAnswered(client, messages.get(any));
                            (answered ? good : bad).recordValue((System.nanoTime() - sent) / 1_000);
                          }
                        },
                        threads))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(senders).join();
    threads.shutdown();
    return new LoadResult(
        good.getTotalCount(),
        (System.nanoTime() - began) / 1e9,
        good.getValueAtPercentile(50) / MICROS,
        good.getValueAtPercentile(99) / MICROS,
        bad.getTotalCount());
  }

  private static List<HttpRequest> messages(List<Request> requests, int port) {
    return requests.stream().map(request -> message(request, port)).toList();
  }

  private static HttpRequest message(Request request, int port) {
    HttpRequest.BodyPublisher body =
        request.body().isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(request.body());
    return HttpRequest.newBuilder(URI.create("http://" + Server.HOST + ":" + port + request.path()))
        .header("Cookie", request.cookie())
        .header("Content-Type", "application/json")
        .method(request.method(), body)
        .build();
  }

  private static boolean isAnswered(HttpClient client, HttpRequest message) {
    try {
      return client.send(message, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException broken) {
      return false; // counted as bad
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public String toString() {
    return "the JDK's HTTP client (install wrk: this one takes much processor time itself)";
  }
}
