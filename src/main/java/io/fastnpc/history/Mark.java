package io.fastnpc.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something at a moment that may explain what a history shows after it.
 *
 * @param at in milliseconds since 1970
 * @param worker the name of the worker
 * @param version of the application on it
 * @param before of a deployment the version that the worker started last had
 */
public record Mark(long at, Kind kind, String worker, String version, Optional<String> before) {
  /** The sorts of marks. */
  public enum Kind {
    /** A worker started, as the workers before it. */
    START,
    /** A worker started with another version than the one before it. */
    DEPLOYMENT
  }

  /** The starts of {@code workers} after a moment, in their order; older ones tell the version. */
  static List<Mark> of(List<WorkerLife> workers, long after) {
    List<Mark> marks = new ArrayList<>();
    Optional<String> before = Optional.empty();
    for (WorkerLife worker : workers) {
      Optional<String> changed = before.filter(version -> !version.equals(worker.version()));
      if (worker.startedAt() > after) {
        Kind kind = changed.isPresent() ? Kind.DEPLOYMENT : Kind.START;
        marks.add(new Mark(worker.startedAt(), kind, worker.name(), worker.version(), changed));
      }
      before = Optional.of(worker.version());
    }
    return marks;
  }
}
