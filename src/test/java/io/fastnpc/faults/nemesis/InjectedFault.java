package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.checker.Operation;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A fault that was injected; times are nanoseconds of the history.
 *
 * @param fault which one
 * @param unavailable the worker that could not answer meanwhile; absent: both should have
 * @param beganNanos when it began
 * @param endedNanos when it was mended
 * @param servedNanos when the caches of all workers that ran were in use again; absent: the next
 *     fault came first
 */
public record InjectedFault(
    Fault fault,
    Optional<String> unavailable,
    long beganNanos,
    long endedNanos,
    OptionalLong servedNanos) {
  /**
   * Whether {@code operation} began between the beginning and the moment from which the next fault
   * could begin, at a worker that should have answered.
   */
  public boolean covers(Operation operation) {
    return operation.beganNanos() >= beganNanos
        && operation.beganNanos() <= servedNanos.orElse(endedNanos)
        && unavailable.filter(operation.where()::equals).isEmpty();
  }

  /** How long the caches took to be in use again after the end; absent: unknown. */
  public OptionalLong recoveryNanos() {
    return servedNanos.isPresent()
        ? OptionalLong.of(servedNanos.getAsLong() - endedNanos)
        : OptionalLong.empty();
  }
}
