/** The first filter: what a request must be before anything else looks at it. */
@NullMarked
package io.fastnpc.http.gate;

import org.jspecify.annotations.NullMarked;
