/** Settings and the numbers that hang together. */
@NullMarked
package io.fastnpc.config;

import org.jspecify.annotations.NullMarked;
