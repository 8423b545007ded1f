/** Tests of the beginning and the end of a worker. */
@NullMarked
package io.fastnpc.lifecycle;

import org.jspecify.annotations.NullMarked;
