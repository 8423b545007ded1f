/** The shelf on which a worker keeps its copies, bounded by their bytes. */
@NullMarked
package io.fastnpc.cache.near;

import org.jspecify.annotations.NullMarked;
