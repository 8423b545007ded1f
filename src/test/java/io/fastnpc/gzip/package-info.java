/** Tests of this package. */
@NullMarked
package io.fastnpc.gzip;

import org.jspecify.annotations.NullMarked;
