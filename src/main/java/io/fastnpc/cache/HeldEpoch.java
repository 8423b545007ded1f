package io.fastnpc.cache;

import org.jspecify.annotations.Nullable;

/**
 * A transaction that keeps epochs from being started since it read one, which may be before its
 * last change: answers that epoch, and when asked again, what has become of it. Used by one thread.
 *
 * <p>Asked again it asks on another connection: a container whose commit is under way may no longer
 * give the transaction's own. Nothing but an end can have come meanwhile.
 */
public final class HeldEpoch implements Committing {
  private final Epochs epochs;
  private @Nullable Epoch read;

  /**
   * Has {@code transaction} keep epochs from being started, from now on.
   *
   * @throws LogUnavailable if that was not possible; the transaction must roll back
   */
  public HeldEpoch(Committing transaction, Epochs epochs) throws LogUnavailable {
    this.epochs = epochs;
    this.read = transaction.epoch();
  }

  @Override
  public Epoch epoch() throws LogUnavailable {
    Epoch first = read;
    read = null;
    return first == null ? epochs.look() : first;
  }
}
