/** Who is calling: session tokens, authentication and roles. */
@NullMarked
package io.fastnpc.security;

import org.jspecify.annotations.NullMarked;
