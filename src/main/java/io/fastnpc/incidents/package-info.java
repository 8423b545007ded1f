/**
 * What went wrong, from when to when, why, and what it did: each worker notices symptoms, and what
 * all of them see is one incident in PostgreSQL, in a chain with its cause.
 *
 * <p>Nothing here is on the path of a request. While PostgreSQL is away, workers keep in memory
 * what they see.
 */
@NullMarked
package io.fastnpc.incidents;

import org.jspecify.annotations.NullMarked;
