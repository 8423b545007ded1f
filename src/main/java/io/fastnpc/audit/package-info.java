/**
 * What people did that somebody may ask about later, kept in PostgreSQL for longer than accounts
 * live: {@link io.fastnpc.audit.Audit} takes it from whoever has done it.
 */
@NullMarked
package io.fastnpc.audit;

import org.jspecify.annotations.NullMarked;
