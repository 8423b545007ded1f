package io.fastnpc.faults;

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
record Attempt(Operation operation, Map<String, Seen> shows, Optional<String> failure) {
  boolean answered() {
    return failure.isEmpty();
  }

  /** What can be checked. */
  Stream<Observation> observations() {
    return answered()
        ? shows.entrySet().stream()
            .map(shown -> new Observation(operation, shown.getKey(), shown.getValue()))
        : Stream.empty();
  }
}
