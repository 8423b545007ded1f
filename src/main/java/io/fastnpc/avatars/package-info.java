/** The pictures of characters and users, from the folder where the existing back end puts them. */
@NullMarked
package io.fastnpc.avatars;

import org.jspecify.annotations.NullMarked;
