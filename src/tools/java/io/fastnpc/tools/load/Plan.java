package io.fastnpc.tools.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What is measured, by the properties of the command line.
 *
 * @param endpoints {@code -Dload.endpoints=settings,put}; all of them by default
 * @param connections {@code -Dload.connections=16,64}
 * @param duration {@code -Dload.duration=PT10S}, of each measurement, in whole seconds
 * @param warmUp {@code -Dload.warmup=PT15S}, of each endpoint before the first measurement
 * @param repetitions {@code -Dload.repetitions=3}
 * @param workers {@code -Dload.workers=1}
 * @param cache {@code -Dload.cache=true}
 * @param serve {@code -Dload.serve=false}; true starts everything for another load generator
 * @param directory {@code -Dload.directory=target/load}, for the files of load generators
 */
record Plan(
    List<Endpoint> endpoints,
    List<Integer> connections,
    Duration duration,
    Duration warmUp,
    int repetitions,
    int workers,
    boolean cache,
    boolean serve,
    Path directory) {

  Plan {
    if (duration.toSeconds() < 1 || warmUp.toSeconds() < 1 || repetitions < 1 || workers < 1) {
      throw new IllegalArgumentException(
          "durations are a second or more, repetitions and workers one or more");
    }
  }

  static Plan of(Properties properties) {
    String names = properties.getProperty("load.endpoints", "");
    return new Plan(
        names.isBlank()
            ? Endpoint.all()
            : Stream.of(names.split(",", -1)).map(name -> Endpoint.named(name.strip())).toList(),
        Stream.of(properties.getProperty("load.connections", "16,64").split(",", -1))
            .map(number -> Integer.valueOf(number.strip()))
            .toList(),
        Duration.parse(properties.getProperty("load.duration", "PT10S")),
        Duration.parse(properties.getProperty("load.warmup", "PT15S")),
        Integer.parseInt(properties.getProperty("load.repetitions", "3")),
        Integer.parseInt(properties.getProperty("load.workers", "1")),
        Boolean.parseBoolean(properties.getProperty("load.cache", "true")),
        Boolean.parseBoolean(properties.getProperty("load.serve", "false")),
        Path.of(properties.getProperty("load.directory", "target/load")).toAbsolutePath());
  }
}
