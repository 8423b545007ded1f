/** Tests of this package. */
@NullMarked
package io.fastnpc.maintenance;

import org.jspecify.annotations.NullMarked;
