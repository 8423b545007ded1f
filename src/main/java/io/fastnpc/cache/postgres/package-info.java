/** The cache's invalidation log on PostgreSQL. */
@NullMarked
package io.fastnpc.cache.postgres;

import org.jspecify.annotations.NullMarked;
