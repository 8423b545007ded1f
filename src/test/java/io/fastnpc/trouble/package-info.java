/** Tests of the lines that the log has of what goes wrong. */
@NullMarked
package io.fastnpc.trouble;

import org.jspecify.annotations.NullMarked;
