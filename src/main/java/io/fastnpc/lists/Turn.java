package io.fastnpc.lists;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * The turn of one request, given back with the request at the latest: an answer that is made may
 * never be sent, as for {@code HEAD} or where the client has gone.
 */
@RequestScoped
public class Turn {
  private Optional<Runnable> giveBack = Optional.empty();

  /** Keeps what gives the turn back. */
  void begin(Runnable end) {
    giveBack = Optional.of(end);
  }

  /** Whether the request has a turn. */
  boolean hasBegun() {
    return giveBack.isPresent();
  }

  /** Gives the turn back if there is one. */
  @PreDestroy
  public void end() {
    giveBack.ifPresent(Runnable::run);
    giveBack = Optional.empty();
  }
}
