package io.fastnpc.tools.attack;

/** What must hold under attack. */
public enum Rule {
  /** No 5xx but 503 of overload and the one 501 of the API. */
  NO_SERVER_ERROR,
  /** 503 and 429 say when to come again. */
  RETRY_AFTER,
  /** REST clients are refused without HTML. */
  NO_MARKUP,
  /** Nobody gets a stack trace or the name of an exception. */
  NO_STACK_TRACE,
  /** An error with a body is {@code {"error": …}}. */
  ERROR_IN_JSON,
  /** Success of a call says something. */
  NO_EMPTY_SUCCESS,
  /** One request has one answer. */
  NO_SMUGGLING,
  /** A forged session is refused. */
  NO_FORGED_SESSION,
  /** The plain listener does not speak HTTP/2. */
  NO_HTTP2,
  /** A complete request is answered, or its connection closed. */
  ANSWER_OR_CLOSE,
  /** Who sends nothing does not keep a connection. */
  NO_HELD_CONNECTION,
  /** A resident reads what the resident wrote. */
  NO_STALE_READ,
  /** A resident is answered. */
  RESIDENTS_ARE_SERVED,
  /** Health answers 200. */
  HEALTH_ANSWERS,
  /** Redis holds keys of the installation's prefix only. */
  NO_FOREIGN_KEY,
  /** The live heap is back where it was. */
  HEAP_IS_BACK,
  /** The log grows by a bounded part for each request. */
  BOUNDED_LOG
}
