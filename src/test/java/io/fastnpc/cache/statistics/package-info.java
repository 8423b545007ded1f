/** Tests of this package. */
@NullMarked
package io.fastnpc.cache.statistics;

import org.jspecify.annotations.NullMarked;
