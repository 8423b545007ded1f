/** Tests of this package. */
@NullMarked
package io.fastnpc.http.browsers;

import org.jspecify.annotations.NullMarked;
