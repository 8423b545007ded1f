package io.fastnpc.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * What a look at Redis showed.
 *
 * @param incarnation the server that answered
 * @param age how long that incarnation has been the one in use, at least
 * @param position how far the log has been applied to it; absent: it does not know
 */
public record Sighting(Incarnation incarnation, Duration age, Optional<Position> position) {}
