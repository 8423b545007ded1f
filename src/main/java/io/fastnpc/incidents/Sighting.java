package io.fastnpc.incidents;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one worker sees of an incident, up to a moment.
 *
 * @param id given to no other one
 * @param cause another one of the same worker that explains it
 * @param reasons all that it was said to be, such as standings, in their order
 * @param began on the worker's monotonic clock, in nanoseconds
 * @param ended when it showed last, likewise; absent: it lasts
 * @param times how often it began, where it came back within a minute
 * @param harm what the worker has counted meanwhile
 */
record Sighting(
    UUID id,
    Kind kind,
    String subject,
    Optional<UUID> cause,
    Set<String> reasons,
    long began,
    Optional<Long> ended,
    int times,
    Harm harm) {
  boolean lasts() {
    return ended.isEmpty();
  }
}
