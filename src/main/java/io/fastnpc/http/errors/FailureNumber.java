package io.fastnpc.http.errors;

/**
 * The number of a failure that an operator may have to look at: the client is told it, the log says
 * the rest.
 *
 * @param id eight hexadecimal digits that stand in the answer and in the log, the same for failures
 *     that the log tells together
 */
record FailureNumber(String id) {
  /** Adds the id to what the client is told. */
  String tell(String sentence) {
    return sentence + "（编号 " + id + "）";
  }
}
