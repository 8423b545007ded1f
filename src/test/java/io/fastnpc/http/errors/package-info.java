/** Tests of this package. */
@NullMarked
package io.fastnpc.http.errors;

import org.jspecify.annotations.NullMarked;
