/** The users of the installation and their characters, for administrators. */
@NullMarked
package io.fastnpc.administration;

import org.jspecify.annotations.NullMarked;
