/** What every implementation of the ports must do, the real ones and those in memory. */
@NullMarked
package io.fastnpc.cache.contract;

import org.jspecify.annotations.NullMarked;
