/**
 * What the workers did in each minute of the last day, kept in PostgreSQL, and what all of it shows
 * together with the finer steps of the last hour that stand in Redis.
 */
@NullMarked
package io.fastnpc.history;

import org.jspecify.annotations.NullMarked;
