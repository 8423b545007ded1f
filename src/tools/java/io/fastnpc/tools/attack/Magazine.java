package io.fastnpc.tools.attack;

/** Makes shots of one kind. Used by many threads. */
@FunctionalInterface
interface Magazine {
  /** The shot that {@code dice} decide. */
  Shot shot(Dice dice);
}
