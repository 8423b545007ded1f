/** Tests of the application as a whole. */
@NullMarked
package io.fastnpc;

import org.jspecify.annotations.NullMarked;
