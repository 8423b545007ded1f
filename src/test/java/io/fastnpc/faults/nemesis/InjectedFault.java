package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.checker.Operation;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A fault that was injected; times are nanoseconds of the history.
 *
 * @param fault which one
 * @param unavailable the worker that could not answer meanwhile; absent: both should have
 * @param began when it began
 * @param ended when it was mended
 * @param served when the caches of all workers that ran were in use again; absent: the next fault
 *     came first
 */
public record InjectedFault(
    Fault fault, Optional<String> unavailable, long began, long ended, OptionalLong served) {
  /**
   * Whether {@code operation} began between the beginning and the moment from which the next fault
   * could begin, at a worker that should have answered.
   */
  public boolean covers(Operation operation) {
    return operation.began() >= began
        && operation.began() <= served.orElse(ended)
        && unavailable.filter(operation.where()::equals).isEmpty();
  }

  /** How long the caches took to be in use again after the end; absent: unknown. */
  public OptionalLong recoveryNanos() {
    return served.isPresent() ? OptionalLong.of(served.getAsLong() - ended) : OptionalLong.empty();
  }
}
