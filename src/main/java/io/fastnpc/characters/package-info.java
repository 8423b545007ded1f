/**
 * The characters of a user: their names, what is known about them, what they remember and what was
 * said to them.
 *
 * <p>PostgreSQL writes the JSON; documents and their sections pass through here as bytes.
 */
@NullMarked
package io.fastnpc.characters;

import org.jspecify.annotations.NullMarked;
