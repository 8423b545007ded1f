/** Tests of what a worker takes on at once. */
@NullMarked
package io.fastnpc.overload;

import org.jspecify.annotations.NullMarked;
