package io.fastnpc.lists;

/**
 * Rows that follow one another in a list.
 *
 * @param items them as JSON with commas between, in UTF-8; empty where there are none
 * @param made how many they are
 * @param found how many rows the statement came across, of which some may not have fitted
 * @param last the place of the last one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would double an answer's memory
record Stretch(byte[] items, long made, long found, Cursor last) {
  /** Whether the list ends here, where {@code asked} rows were asked for. */
  boolean isLast(long asked) {
    return made == found && found < asked;
  }
}
