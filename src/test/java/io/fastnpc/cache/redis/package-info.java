/** The store on a real Redis. */
@NullMarked
package io.fastnpc.cache.redis;

import org.jspecify.annotations.NullMarked;
