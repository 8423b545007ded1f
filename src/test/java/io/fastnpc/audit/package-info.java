/** Tests of what is noted, how it is bounded, and that it outlives what it tells of. */
@NullMarked
package io.fastnpc.audit;

import org.jspecify.annotations.NullMarked;
