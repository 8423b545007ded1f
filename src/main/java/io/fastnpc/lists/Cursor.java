package io.fastnpc.lists;

/**
 * A place in a list, which the next stretch comes after.
 *
 * @param updatedAt when the row there was last changed, in seconds since 1970; only in a list by
 *     change
 * @param id the row's id
 */
public record Cursor(long updatedAt, long id) {
  /** The place before every row of a list by id. */
  static final Cursor LEAST = new Cursor(0, 0);

  /** The place before every row of a list by change. */
  static final Cursor LATEST = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);

  /** Just after the row with this id, in a list by id. */
  static Cursor after(long id) {
    return new Cursor(0, id);
  }
}
