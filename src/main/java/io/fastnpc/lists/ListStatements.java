package io.fastnpc.lists;

/**
 * The statements that read one list in either order.
 *
 * @param byChange for {@link Order#BY_CHANGE}
 * @param byId for {@link Order#BY_ID}
 */
public record ListStatements(ListStatement byChange, ListStatement byId) {
  /**
   * Those of {@code <rows>-by-change.sql} and {@code <rows>-by-id.sql}, made as {@link
   * ListStatement#of} says.
   */
  public static ListStatements of(Class<?> owner, String rows, String item) {
    return new ListStatements(
        ListStatement.of(owner, Order.BY_CHANGE, rows + "-by-change", item),
        ListStatement.of(owner, Order.BY_ID, rows + "-by-id", item));
  }

  /** The one that reads in {@code order}. */
  public ListStatement in(Order order) {
    return order == Order.BY_ID ? byId : byChange;
  }
}
