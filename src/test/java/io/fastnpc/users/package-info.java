/** Users, in parts and as a whole. */
@NullMarked
package io.fastnpc.users;

import org.jspecify.annotations.NullMarked;
