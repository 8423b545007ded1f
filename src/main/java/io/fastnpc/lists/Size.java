package io.fastnpc.lists;

/**
 * How much of a list is read at once.
 *
 * @param rows the maximum number of rows
 * @param bytes the maximum sum of what the rows take, about as JSON
 */
record Size(long rows, long bytes) {
  /** No item takes less. */
  private static final int LEAST_ITEM_BYTES = 60;

  /** A list of any number of rows as long as it takes at most {@code bytes}. */
  static Size of(long bytes) {
    return new Size(bytes / LEAST_ITEM_BYTES + 1, bytes);
  }
}
