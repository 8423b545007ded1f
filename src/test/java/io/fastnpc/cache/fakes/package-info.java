/**
 * Redis, PostgreSQL and time in memory, held to the same contracts as the real ones, so that faults
 * can be staged at will.
 */
@NullMarked
package io.fastnpc.cache.fakes;

import org.jspecify.annotations.NullMarked;
