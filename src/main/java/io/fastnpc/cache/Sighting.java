package io.fastnpc.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * What a look at Redis showed.
 *
 * @param incarnation the server that answered
 * @param age how long, at least, that incarnation has been in use
 * @param position how far the log has been applied to it; absent: Redis does not know
 */
public record Sighting(Incarnation incarnation, Duration age, Optional<Position> position) {}
