/** Users: registration, log-in, settings, and the end of an account. */
@NullMarked
package io.fastnpc.users;

import org.jspecify.annotations.NullMarked;
