/** Tests of what all REST resources share. */
@NullMarked
package io.fastnpc.http.openapi;

import org.jspecify.annotations.NullMarked;
