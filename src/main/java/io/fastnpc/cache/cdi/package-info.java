/**
 * The thin CDI shell around the cache: three annotations, their interceptors, and the wiring of
 * core, Redis and PostgreSQL.
 */
@NullMarked
package io.fastnpc.cache.cdi;

import org.jspecify.annotations.NullMarked;
