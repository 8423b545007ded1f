/** Tests of this package. */
@NullMarked
package io.fastnpc.administration;

import org.jspecify.annotations.NullMarked;
