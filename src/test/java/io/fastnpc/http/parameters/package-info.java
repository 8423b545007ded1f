/** Tests of what all REST resources share. */
@NullMarked
package io.fastnpc.http.parameters;

import org.jspecify.annotations.NullMarked;
