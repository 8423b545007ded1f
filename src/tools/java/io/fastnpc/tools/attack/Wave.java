package io.fastnpc.tools.attack;

/** One kind of attack. */
interface Wave {
  /** A short name for people. */
  String name();

  /** Attacks and returns when it is over; counts the answers in {@code tally}. */
  void attack(Field field, Tally tally) throws Exception;
}
