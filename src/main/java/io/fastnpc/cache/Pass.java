package io.fastnpc.cache;

import io.fastnpc.cache.NearCopy.Ticket;
import java.util.Optional;

/**
 * Under what a read looks at Redis.
 *
 * @param on the incarnation that is trusted
 * @param ticket what it needs to keep a copy of what it finds or fills in; absent: keeps none
 * @param compressing whether what it fills in may be compressed, since all workers read that
 */
record Pass(Incarnation on, Optional<Ticket> ticket, boolean compressing) {}
