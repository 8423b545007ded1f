/** Tests of the CDI shell around the cache. */
@NullMarked
package io.fastnpc.cache.cdi;

import org.jspecify.annotations.NullMarked;
