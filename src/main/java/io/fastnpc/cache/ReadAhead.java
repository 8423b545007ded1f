package io.fastnpc.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies in one round trip what several reads are about to ask Redis for one by one.
 *
 * <p>Each copy is kept as a read keeps it, by a ticket from before it was read, so the reads that
 * follow judge it as any other.
 */
final class ReadAhead {
  private final Store store;
  private final NearCopies copies;
  private final Trust trust;
  private final Circuit circuit;
  private final Time time;

  ReadAhead(Store store, NearCopies copies, Trust trust, Circuit circuit, Time time) {
    this.store = store;
    this.copies = copies;
    this.trust = trust;
    this.circuit = circuit;
    this.time = time;
  }

  /** Does what {@link Cache#readAhead} promises. */
  void read(Collection<Key> keys) {
    if (!copies.areKept()) {
      return;
    }
    List<Look> looks = new ArrayList<>(keys.size());
    for (Key key : keys) {
      looks.add(new Look(key, copies.raises(key), copies.take(key))); // before the look at trust
    }
    long nanos = time.nanos();
    Trust.@Nullable Grant trusted = trust.at(nanos);
    if (trusted == null || !trusted.copies()) {
      return;
    }
    looks.removeIf(look -> copies.isGood(look.copy, look.key, nanos));
    if (looks.size() > 1) { // one alone is read as soon by who wants it
      copy(looks, nanos, trusted.incarnation());
    }
  }

  private void copy(List<Look> looks, long nanos, Incarnation on) {
    try {
      List<Held> held = store.getAll(looks.stream().map(Look::key).toList(), on);
      for (int i = 0; i < looks.size(); i++) {
        Look look = looks.get(i);
        if (held.get(i) instanceof Held.Value value) {
          copies
              .ticket(look.raises, nanos)
              .ifPresent(ticket -> copies.keep(look.key, value, ticket));
        }
      }
    } catch (StoreUnavailable failure) {
      circuit.failed(failure); // the reads that follow count it, and ask the database
    }
  }

  /** What was known of a key before the look at trust. */
  private record Look(Key key, long raises, @Nullable NearCopy copy) {}
}
