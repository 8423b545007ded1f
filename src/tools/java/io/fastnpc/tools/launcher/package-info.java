/** Starts everything on one machine for development: one command, one URL. */
@NullMarked
package io.fastnpc.tools.launcher;

import org.jspecify.annotations.NullMarked;
