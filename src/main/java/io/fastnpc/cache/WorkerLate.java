package io.fastnpc.cache;

/**
 * This worker was too late to hear whether Redis answers: it had no connection free, or no
 * processor time. Says nothing about Redis, so it is no reason to treat the next call differently.
 */
public final class WorkerLate extends StoreUnavailable {
  private static final long serialVersionUID = 1;

  /** Says what was late, and how that showed. */
  public WorkerLate(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  boolean isOfRedis() {
    return false;
  }
}
