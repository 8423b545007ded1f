/** Turns whatever goes wrong into {@code {"error": …}}, or into a page for browsers. */
@NullMarked
package io.fastnpc.http.errors;

import org.jspecify.annotations.NullMarked;
