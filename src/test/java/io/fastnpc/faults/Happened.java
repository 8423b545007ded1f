package io.fastnpc.faults;

import java.util.OptionalLong;

/**
 * A fault that happened.
 *
 * @param fault which one
 * @param hurt the worker that could not answer; empty: both should have
 * @param began when it began, in nanoseconds of the history
 * @param ended when it was mended
 * @param served when the caches of all workers that ran were in use again; absent: the next fault
 *     came first
 */
record Happened(Fault fault, String hurt, long began, long ended, OptionalLong served) {
  /** From the beginning until the next fault could begin. */
  boolean covers(Operation operation) {
    return operation.began() >= began && operation.began() <= served.orElse(ended);
  }
}
