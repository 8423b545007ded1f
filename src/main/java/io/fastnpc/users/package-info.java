/** Users: registration, log-in, settings, and account deletion. */
@NullMarked
package io.fastnpc.users;

import org.jspecify.annotations.NullMarked;
