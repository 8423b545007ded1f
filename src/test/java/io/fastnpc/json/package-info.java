/** Tests of this package. */
@NullMarked
package io.fastnpc.json;

import org.jspecify.annotations.NullMarked;
