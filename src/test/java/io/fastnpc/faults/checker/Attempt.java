package io.fastnpc.faults.checker;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation and what became of it.
 *
 * @param operation the operation; it ended with the answer or with the failure
 * @param shows what it showed of each key; where it failed: what it would have made of them
 * @param failure why it is unknown whether it has happened
 */
public record Attempt(
    Operation operation, Map<String, ValuePattern> shows, Optional<String> failure) {
  public boolean answered() {
    return failure.isEmpty();
  }

  /** What can be checked. */
  public Stream<Observation> observations() {
    return answered()
        ? shows.entrySet().stream()
            .map(shown -> new Observation(operation, shown.getKey(), shown.getValue()))
        : Stream.empty();
  }
}
