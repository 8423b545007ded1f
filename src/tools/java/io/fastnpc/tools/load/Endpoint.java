package io.fastnpc.tools.load;

import io.fastnpc.resources.Resources;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One kind of request.
 *
 * @param name a short name for people
 * @param method the HTTP method
 * @param path the path, in which {@code {k:1-9}} stands for a number of that range
 * @param body the JSON to send, in which the same may stand; empty where none is sent
 */
record Endpoint(String name, String method, String path, String body) {
  private static final Pattern RANGE = Pattern.compile("\\{k:(\\d+)-(\\d+)}");

  /** The file that lists all endpoints, one a line. */
  static String file() {
    return Resources.text(Endpoint.class, "endpoints.txt");
  }

  static List<Endpoint> all() {
    return file()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Endpoint::parse)
        .toList();
  }

  /** Finds one. @throws IllegalArgumentException if there is none with that name */
  static Endpoint named(String name) {
    return all().stream()
        .filter(endpoint -> endpoint.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no endpoint " + name));
  }

  static Endpoint parse(String line) {
    String[] parts = line.strip().split("\\s+", 4);
    return new Endpoint(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : "");
  }

  /** One request of each user for each number of the range. */
  List<Request> requests(List<String> cookies) {
    return cookies.stream()
        .flatMap(
            cookie ->
                numbers().map(k -> new Request(method, filled(path, k), cookie, filled(body, k))))
        .toList();
  }

  private Stream<String> numbers() {
    Matcher range = RANGE.matcher(path + body);
    return range.find()
        ? IntStream.rangeClosed(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
            .mapToObj(Integer::toString)
        : Stream.of("");
  }

  private static String filled(String text, String number) {
    return RANGE.matcher(text).replaceAll(number);
  }
}
