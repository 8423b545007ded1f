/**
 * What a worker notices about single keys: which are read most, which names are asked for in vain,
 * which loads are slow, and why reads miss. Told by {@link io.fastnpc.cache.statistics.Watcher};
 * the memory is bounded, nothing here asks Redis while somebody waits, and what is older than an
 * hour is forgotten.
 *
 * <p>Names are users' data: they go to administrators only, never to metrics or the log.
 *
 * <p>Begin with {@link io.fastnpc.cache.insight.Insight}, which is told, and {@link
 * io.fastnpc.cache.insight.Exchange}, which brings all workers together.
 */
@NullMarked
package io.fastnpc.cache.insight;

import org.jspecify.annotations.NullMarked;
