package io.fastnpc.tools.load;

import io.fastnpc.resources.Resources;
import io.fastnpc.tools.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The load generator {@code wrk}, which needs little processor time itself.
 *
 * @param program where it is
 * @param directory takes the script and the requests
 */
record Wrk(Path program, Path directory) implements Generator {
  private static final Pattern RESULT =
      Pattern.compile("RESULT (\\d+) ([\\d.]+) ([\\d.]+) ([\\d.]+) (\\d+)");

  /** The installed one; absent if there is none on the path. */
  static Optional<Generator> installed(Path directory) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, "wrk"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Wrk(program, directory));
  }

  @Override
  public LoadResult send(
      List<Request> requests, List<Integer> ports, int connections, Duration duration) {
    try {
      Path script = directory.resolve("load.lua");
      Files.write(script, Resources.bytes(Wrk.class, "load.lua"));
      Path file = directory.resolve("requests.tsv");
      Files.write(file, requests.stream().map(Request::line).toList());
      ProcessBuilder wrk =
          new ProcessBuilder(
              program.toString(),
              "-t" + Math.max(2, ports.size()),
              "-c" + connections,
              "-d" + duration.toSeconds() + "s",
              "-s" + script,
              "http://" + Server.HOST + ":" + ports.get(0));
      wrk.environment()
          .putAll(Map.of("LOAD_REQUESTS", file.toString(), "LOAD_PORTS", joined(ports)));
      Process running = wrk.redirectErrorStream(true).start();
      return parse(new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String joined(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  static LoadResult parse(String output) {
    MatchResult result =
        RESULT
            .matcher(output)
            .results()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("wrk failed: " + output));
    return new LoadResult(
        Long.parseLong(result.group(1)),
        Double.parseDouble(result.group(2)),
        Double.parseDouble(result.group(3)),
        Double.parseDouble(result.group(4)),
        Long.parseLong(result.group(5)));
  }

  @Override
  public String toString() {
    return "wrk";
  }
}
