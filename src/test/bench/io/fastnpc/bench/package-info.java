/**
 * What a cached read costs beside the bare {@code GET} under it and beside other caching libraries,
 * on one Redis in one run.
 */
@NullMarked
package io.fastnpc.bench;

import org.jspecify.annotations.NullMarked;
