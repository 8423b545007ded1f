package io.fastnpc.cache;

import java.util.Optional;

/**
 * What a look at Redis showed.
 *
 * @param incarnation the master that answered
 * @param formerReplid the {@code master_replid2}: under which name its data went before it became
 *     the master; absent: it has none
 * @param position how far the log has been applied to it; absent: Redis does not know
 */
public record Sighting(
    Incarnation incarnation, Optional<String> formerReplid, Optional<Position> position) {

  /** Whether it has taken over from {@code former}. */
  boolean succeeds(Incarnation former) {
    return formerReplid.filter(former.replid()::equals).isPresent();
  }
}
