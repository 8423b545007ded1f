/** Tests of what is kept of the last day. */
@NullMarked
package io.fastnpc.history;

import org.jspecify.annotations.NullMarked;
