package io.fastnpc.cache;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Redis did not answer, or refused, or the one that answered is not the incarnation that was asked
 * for. Whether the step was carried out is unknown; the protocol is right either way.
 */
public class StoreUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  private final transient @Nullable Refusal refusal;

  /** Says what went wrong. */
  public StoreUnavailable(String message) {
    super(message);
    this.refusal = null;
  }

  /** Says what went wrong, and why. */
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
    this.refusal = null;
  }

  /** Says what Redis refused. */
  public StoreUnavailable(Refusal refusal) {
    super(refusal.toString());
    this.refusal = refusal;
  }

  /** Says what Redis refused, and how that showed. */
  public StoreUnavailable(Refusal refusal, Throwable cause) {
    super(refusal.toString(), cause);
    this.refusal = refusal;
  }

  /** Whether this says something about Redis, so that the next call may be treated differently. */
  boolean isOfRedis() {
    return true;
  }

  /** What Redis refused; absent: it did not answer. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }
}
