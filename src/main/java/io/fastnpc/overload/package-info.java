/**
 * What a worker takes on at once: bodies that arrive, requests that wait for theirs, passwords that
 * are hashed. What is beyond a bound is refused with an answer that says when to come again, and
 * counted.
 */
@NullMarked
package io.fastnpc.overload;

import org.jspecify.annotations.NullMarked;
