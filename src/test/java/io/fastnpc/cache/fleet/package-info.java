/** Tests of what workers tell one another, on a real Redis. */
@NullMarked
package io.fastnpc.cache.fleet;

import org.jspecify.annotations.NullMarked;
