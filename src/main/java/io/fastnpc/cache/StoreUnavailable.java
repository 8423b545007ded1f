package io.fastnpc.cache;

/**
 * Redis did not answer, or the one that did is not the incarnation that was asked for. Whether the
 * step was carried out is unknown; the protocol is right either way.
 */
public class StoreUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what went wrong. */
  public StoreUnavailable(String message) {
    super(message);
  }

  /** Says what went wrong, and why. */
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
