/** Tests of this package. */
@NullMarked
package io.fastnpc.monitoring;

import org.jspecify.annotations.NullMarked;
