/**
 * The cache protocol: reads through Redis that are never older than the database, and writes that
 * invalidate before their caller hears of success.
 *
 * <p>Pure Java: no container, no Redis client and no JDBC in here. Redis, PostgreSQL and time are
 * ports. Nothing is null unless it says {@code @Nullable}.
 */
@NullMarked
package io.fastnpc.cache;

import org.jspecify.annotations.NullMarked;
