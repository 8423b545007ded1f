/** The cache protocol on fakes that are held to the same contracts as Redis and PostgreSQL. */
@NullMarked
package io.fastnpc.cache;

import org.jspecify.annotations.NullMarked;
