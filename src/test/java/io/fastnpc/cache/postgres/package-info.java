/** The invalidation log on a real PostgreSQL. */
@NullMarked
package io.fastnpc.cache.postgres;

import org.jspecify.annotations.NullMarked;
