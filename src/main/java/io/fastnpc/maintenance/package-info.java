/** What administrators do to the cache: clear it, look into it, reset its figures. */
@NullMarked
package io.fastnpc.maintenance;

import org.jspecify.annotations.NullMarked;
