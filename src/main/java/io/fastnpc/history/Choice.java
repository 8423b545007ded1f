package io.fastnpc.history;

import java.util.Optional;
import java.util.UUID;

/**
 * Of what somebody wants to see the history.
 *
 * @param cache of this cache only; absent: of all together
 * @param worker of this worker only; absent: of all together
 */
record Choice(Optional<String> cache, Optional<UUID> worker) {
  /** Everything. */
  static final Choice ALL = new Choice(Optional.empty(), Optional.empty());
}
