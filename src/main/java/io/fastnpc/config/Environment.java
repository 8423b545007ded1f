package io.fastnpc.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Typed look-ups by name with one-sentence errors, over whatever gives the raw text. */
final class Environment {
  /** What Java puts in place of bytes that the locale's encoding does not have. */
  private static final String UNREADABLE = "\uFFFD";

  private final Function<String, Optional<String>> source;

  Environment(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /** The trimmed text, absent also when blank. */
  Optional<String> text(String name) {
    return raw(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** The text as it stands, blanks included, for what people do not choose; absent when empty. */
  Optional<String> secret(String name) {
    return raw(name).filter(text -> !text.isEmpty());
  }

  private Optional<String> raw(String name) {
    Optional<String> text = source.apply(name);
    if (text.orElse("").contains(UNREADABLE)) {
      throw new InvalidSetting(
          name,
          "has a character that Java cannot read in this locale: start it with LC_ALL=C.UTF-8 in"
              + " its environment");
    }
    return text;
  }

  String text(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  int number(String name, int otherwise, int min, int max) {
    return text(name).map(text -> parse(name, text, min, max)).orElse(otherwise);
  }

  boolean flag(String name, boolean otherwise) {
    return text(name)
        .map(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "true", "1", "yes", "on" -> true;
                  case "false", "0", "no", "off" -> false;
                  default -> throw new InvalidSetting(name, "must be true or false, not " + text);
                })
        .orElse(otherwise);
  }

  /** A duration that may be zero; its bounds are whose setting it is to check. */
  Duration pause(String name, Duration otherwise) {
    return text(name).map(text -> parse(name, text)).orElse(otherwise);
  }

  Duration duration(String name, Duration otherwise) {
    return duration(name).orElse(otherwise);
  }

  Optional<Duration> duration(String name) {
    Optional<Duration> duration = text(name).map(text -> parse(name, text));
    if (duration.filter(given -> given.isNegative() || given.isZero()).isPresent()) {
      throw new InvalidSetting(name, "must be longer than zero, not " + duration.get());
    }
    return duration;
  }

  List<String> list(String name, List<String> otherwise) {
    return text(name)
        .map(
            text ->
                Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList())
        .orElse(otherwise);
  }

  /** The origins in the variables of these names, together. */
  Set<String> origins(String... names) {
    return Stream.of(names)
        .flatMap(name -> list(name, List.of()).stream().map(text -> Origins.checked(name, text)))
        .collect(Collectors.toUnmodifiableSet());
  }

  Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  private static int parse(String name, String text, int min, int max) {
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new InvalidSetting(name, "must be a whole number, not " + text);
    }
    throw new InvalidSetting(name, "must be from " + min + " to " + max + ", not " + text);
  }

  private static Duration parse(String name, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw new InvalidSetting(
          name, "must be an ISO-8601 duration such as PT1.5S, not \"" + text + "\"");
    }
  }
}
