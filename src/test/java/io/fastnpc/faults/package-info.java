/**
 * The fault test: two workers, PostgreSQL and Redis as real processes under random readers and
 * writers, while one thing after the other is broken; afterwards the history is checked for reads
 * that were older than they may be.
 */
@NullMarked
package io.fastnpc.faults;

import org.jspecify.annotations.NullMarked;
