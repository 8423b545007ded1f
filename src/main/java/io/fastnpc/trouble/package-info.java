/**
 * How the log tells of what goes wrong again and again: one line when it begins, one a minute while
 * it lasts, one when it is over. Plain Java, for every package to use.
 */
@NullMarked
package io.fastnpc.trouble;

import org.jspecify.annotations.NullMarked;
