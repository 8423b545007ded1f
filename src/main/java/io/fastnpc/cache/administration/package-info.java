/** What an administrator may ask of the cache and do to it, whatever the protocol is doing. */
@NullMarked
package io.fastnpc.cache.administration;

import org.jspecify.annotations.NullMarked;
