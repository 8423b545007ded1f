/**
 * What all REST resources and pages share: the map of addresses here, and below it errors as {@code
 * {"error": …}}, headers and languages for browsers, numbers in parameters, the OpenAPI document.
 *
 * <p>Resources throw plain JAX-RS exceptions whose message is the sentence for the client. Whatever
 * else goes wrong is turned into an answer here, so that no client ever sees a stack trace or a
 * page of the container's.
 */
@NullMarked
package io.fastnpc.http;

import org.jspecify.annotations.NullMarked;
