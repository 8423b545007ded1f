/**
 * The proof by exploration: the real protocol classes on in-memory servers, driven step by step
 * through all interleavings of small scenarios with every fault that the protocol must survive.
 */
@NullMarked
package io.fastnpc.cache.explore;

import org.jspecify.annotations.NullMarked;
