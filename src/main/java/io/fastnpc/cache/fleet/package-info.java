/**
 * All workers together: what each reports about itself through Redis, what they sum up to, the last
 * hour and what happened in it.
 *
 * <p>Nothing here takes part in the protocol; when it fails, figures are missing and nothing else.
 */
@NullMarked
package io.fastnpc.cache.fleet;

import org.jspecify.annotations.NullMarked;
