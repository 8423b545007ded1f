package io.fastnpc.cache;

/**
 * A transaction that keeps epochs from being started since it read one, which may be before its
 * last change: answers that epoch, and when asked again, what has become of it. Used by one thread.
 *
 * <p>Asked again it asks on another connection: a container whose commit is under way may no longer
 * give the transaction's own. Nothing but an end can have come meanwhile.
 */
public final class HeldEpoch implements Committing {
  private final Epochs epochs;
  private final Hold hold;
  private boolean asked;

  /**
   * Has {@code transaction} keep epochs from being started, from now on.
   *
   * @throws LogUnavailable if that was not possible; the transaction must roll back
   */
  public HeldEpoch(Committing transaction, Epochs epochs) throws LogUnavailable {
    this.epochs = epochs;
    this.hold = transaction.hold();
  }

  @Override
  public Epoch epoch() throws LogUnavailable {
    if (!asked) {
      asked = true;
      return hold.epoch();
    }
    Epoch first = hold.epoch();
    Epoch now = epochs.look();
    if (!now.source().equals(first.source()) || now.number() != first.number()) {
      // Such as an old primary beside the promoted one: what was ended there reigns on here.
      throw new LogUnavailable("another PostgreSQL answers than the one that commits");
    }
    return now;
  }

  @Override
  public String name() {
    return hold.transaction();
  }
}
