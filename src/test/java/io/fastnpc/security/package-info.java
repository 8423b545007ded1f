/** Sessions, in parts and as a whole. */
@NullMarked
package io.fastnpc.security;

import org.jspecify.annotations.NullMarked;
