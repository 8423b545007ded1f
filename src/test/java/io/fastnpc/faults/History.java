package io.fastnpc.faults;

import io.fastnpc.faults.Operation.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What all clients did and saw, on the one clock of this process. Safe for use by many threads. */
final class History {
  private final long start = System.nanoTime();
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

  /** The time since the history began. */
  long now() {
    return System.nanoTime() - start;
  }

  /** Makes {@code call} at {@code where} and writes down what came of it. */
  Attempt make(Call call, String where) {
    long began = now();
    Map<String, Seen> shows;
    Optional<String> failure = Optional.empty();
    try {
      shows = call.answer().get();
    } catch (Call.Unanswered unanswered) {
      shows = call.meant();
      failure = Optional.of(String.valueOf(unanswered.getMessage()));
    }
    Operation operation = new Operation(call.kind(), where, call.what(), began, now());
    return add(new Attempt(operation, shows, failure));
  }

  /** Writes down what was made without a worker and binds others only {@code later}. */
  void outside(String what, long began, long later, Map<String, Seen> shows) {
    Operation operation = new Operation(Kind.WRITE, "psql", what, began, later);
    add(new Attempt(operation, shows, Optional.empty()));
  }

  private Attempt add(Attempt attempt) {
    attempts.add(attempt);
    return attempt;
  }

  /** All of it, in no order. */
  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }
}
