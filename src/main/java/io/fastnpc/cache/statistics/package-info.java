/** What is counted and measured in each cache. Knows nothing of the protocol. */
@NullMarked
package io.fastnpc.cache.statistics;

import org.jspecify.annotations.NullMarked;
