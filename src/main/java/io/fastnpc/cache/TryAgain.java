package io.fastnpc.cache;

/**
 * The connection at hand was closed, or Redis had forgotten a script: it may have carried out the
 * step or not, and the next try may well be answered. Says nothing about Redis either. Thrown only
 * for steps that must not be repeated as they are, since each try needs a token of its own.
 */
public final class TryAgain extends StoreUnavailable {
  private static final long serialVersionUID = 1;

  /** Says what happened. */
  public TryAgain(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  boolean isOfRedis() {
    return false;
  }
}
