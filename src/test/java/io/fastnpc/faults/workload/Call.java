package io.fastnpc.faults.workload;

import io.fastnpc.faults.checker.Attempt;
import io.fastnpc.faults.checker.History;
import io.fastnpc.faults.checker.Operation;
import io.fastnpc.faults.checker.Operation.Kind;
import io.fastnpc.faults.checker.ValuePattern;
import java.util.Map;
import java.util.Optional;

/**
 * A call that a client is about to make.
 *
 * @param kind whether it reads or writes
 * @param what the call, for people
 * @param meant what a write shows of its keys if it happens; nothing for a read
 * @param answer makes the call and returns what it showed of which keys
 */
record Call(Kind kind, String what, Map<String, ValuePattern> meant, Answer answer) {
  /** The call itself. */
  @FunctionalInterface
  interface Answer {
    /** Makes the call. @throws Unanswered if there was no answer, or one that tells nothing */
    Map<String, ValuePattern> get() throws Unanswered;
  }

  /** There was no answer, so that it is unknown what has happened. */
  static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    /** Names what came instead of an answer. */
    Unanswered(String what) {
      super(what);
    }
  }

  static Call read(String what, Answer answer) {
    return new Call(Kind.READ, what, Map.of(), answer);
  }

  static Call write(String what, Map<String, ValuePattern> meant, Answer answer) {
    return new Call(Kind.WRITE, what, meant, answer);
  }

  /** Makes the call at {@code where} and adds the attempt to {@code history}. */
  Attempt make(History history, String where) {
    long began = history.now();
    Map<String, ValuePattern> shows;
    Optional<String> failure = Optional.empty();
    try {
      shows = answer.get();
    } catch (Unanswered unanswered) {
      shows = meant;
      failure = Optional.of(String.valueOf(unanswered.getMessage()));
    }
    Attempt attempt =
        new Attempt(new Operation(kind, where, what, began, history.now()), shows, failure);
    history.add(attempt);
    return attempt;
  }
}
