/**
 * What all REST resources share: JSON in and out, errors as {@code {"error": …}}, limits, headers
 * for browsers.
 *
 * <p>Resources throw plain JAX-RS exceptions whose message is the sentence for the client. Whatever
 * else goes wrong is turned into an answer here, so that no client ever sees a stack trace or a
 * page of the container's.
 */
@NullMarked
package io.fastnpc.http;

import org.jspecify.annotations.NullMarked;
