package io.fastnpc.database;

import java.util.function.IntUnaryOperator;

/** Deletes old rows in short transactions, so that nobody waits for a long one. */
public final class Pruning {
  private Pruning() {}

  /**
   * Has {@code deletion} delete at most so many rows at a time, until fewer are left.
   *
   * @param deletion deletes at most as many rows as it is told, in a transaction of its own, and
   *     answers how many
   */
  public static void inParts(int most, IntUnaryOperator deletion) {
    int gone = most;
    while (gone == most) {
      gone = deletion.applyAsInt(most);
    }
  }
}
