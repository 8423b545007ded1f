/**
 * Slows down who guesses passwords: failures are counted of the account and of the address, by all
 * workers together in Redis and by each for itself.
 */
@NullMarked
package io.fastnpc.brake;

import org.jspecify.annotations.NullMarked;
