package io.fastnpc.faults;

import io.fastnpc.faults.Operation.Kind;
import java.util.Map;

/**
 * A call that a client is about to make.
 *
 * @param kind whether it reads or writes
 * @param what the call, for people
 * @param meant what a write will have made of its keys if it happens; nothing for a read
 * @param answer makes the call and says what it showed of which keys
 */
record Call(Kind kind, String what, Map<String, Seen> meant, Answer answer) {
  /** The call itself. */
  @FunctionalInterface
  interface Answer {
    /** Makes the call. @throws Unanswered if there was no answer, or one that tells nothing */
    Map<String, Seen> get() throws Unanswered;
  }

  /** It is unknown what has happened. */
  static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what came instead of an answer. */
    Unanswered(String what) {
      super(what);
    }
  }

  static Call read(String what, Answer answer) {
    return new Call(Kind.READ, what, Map.of(), answer);
  }

  static Call write(String what, Map<String, Seen> meant, Answer answer) {
    return new Call(Kind.WRITE, what, meant, answer);
  }
}
