package io.fastnpc.faults.checker;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation with its answer, or without one.
 *
 * @param operation the operation, which ended with the answer or with the failure
 * @param shows what it showed of each key; without an answer: what it shows if it has happened
 * @param failure why there is no answer, so that it is unknown whether it has happened; absent: it
 *     was answered
 */
public record Attempt(
    Operation operation, Map<String, ValuePattern> shows, Optional<String> failure) {
  /** Whether there was an answer. */
  public boolean answered() {
    return failure.isEmpty();
  }

  /** What it showed of each key; nothing without an answer. */
  public Stream<Observation> observations() {
    return answered()
        ? shows.entrySet().stream()
            .map(shown -> new Observation(operation, shown.getKey(), shown.getValue()))
        : Stream.empty();
  }
}
